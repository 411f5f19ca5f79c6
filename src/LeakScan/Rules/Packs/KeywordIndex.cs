using LeakScan.Rules.Patterns;

namespace LeakScan.Rules.Packs;

/// <summary>The distinct keywords of a pack and what each means to which rule. Immutable.</summary>
internal sealed class KeywordIndex
{
    public KeywordIndex(string[] keywords, KeywordAnchor[][] anchors)
    {
        Keywords = keywords;
        Anchors = anchors;
        Encoded = new EncodedKeyword[keywords.Length][];
        var byText = EncodedKeywords.All.ToLookup(e => e.Text.ToLowerInvariant(), StringComparer.Ordinal);
        for (var i = 0; i < keywords.Length; i++)
        {
            Encoded[i] = byText.Contains(keywords[i]) ? [.. byText[keywords[i]]] : [];
        }
    }

    /// <summary>The keywords, lower-case, in ordinal order.</summary>
    public string[] Keywords { get; }

    /// <summary>For each keyword its anchors, in order of rules.</summary>
    public KeywordAnchor[][] Anchors { get; }

    /// <summary>For each keyword those that look like it when encoded; none for most.</summary>
    public EncodedKeyword[][] Encoded { get; }

    /// <summary>Derives the index from the rules and their programs (null for rules without a pattern).</summary>
    public static KeywordIndex Build(IReadOnlyList<Rule> rules, IReadOnlyList<PatternProgram?> programs)
    {
        var anchors = new SortedDictionary<string, List<KeywordAnchor>>(StringComparer.Ordinal);
        for (var rule = 0; rule < rules.Count; rule++)
        {
            foreach (var keyword in rules[rule].Keywords.Select(KeywordText.Widen))
            {
                if (!anchors.TryGetValue(keyword, out var list))
                {
                    anchors[keyword] = list = [];
                }

                list.Add(Anchor(rule, rules[rule], programs[rule], keyword));
            }
        }

        foreach (var encoded in EncodedKeywords.All)
        {
            anchors.TryAdd(encoded.Text.ToLowerInvariant(), []);
        }

        return new KeywordIndex([.. anchors.Keys], [.. anchors.Values.Select(list => list.ToArray())]);
    }

    /// <summary>Puts indexes together, for each the new numbers of its rules; those of rules that go are negative.</summary>
    public static KeywordIndex Join(IEnumerable<(KeywordIndex Index, int[] Renumbered)> parts)
    {
        var anchors = new SortedDictionary<string, List<KeywordAnchor>>(StringComparer.Ordinal);
        foreach (var (index, renumbered) in parts)
        {
            for (var keyword = 0; keyword < index.Keywords.Length; keyword++)
            {
                if (!anchors.TryGetValue(index.Keywords[keyword], out var list))
                {
                    anchors[index.Keywords[keyword]] = list = [];
                }

                list.AddRange(index.Anchors[keyword].Where(a => renumbered[a.Rule] >= 0).Select(a => a with { Rule = renumbered[a.Rule] }));
            }
        }

        return new KeywordIndex([.. anchors.Keys], [.. anchors.Values.Select(list => list.OrderBy(a => a.Rule).ToArray())]);
    }

    private static KeywordAnchor Anchor(int index, Rule rule, PatternProgram? program, string keyword)
    {
        if (program is null)
        {
            return new KeywordAnchor(index, keyword.Length, 0, 0);
        }

        return KeywordOffsets.Find(program, keyword) is { } offsets
            ? new KeywordAnchor(index, keyword.Length, -offsets.Max, -offsets.Min)
            : new KeywordAnchor(index, keyword.Length, -rule.Distance, keyword.Length + rule.Distance);
    }
}
