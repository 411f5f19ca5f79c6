using System.Security.Cryptography;
using LeakScan.Rules.Files;
using LeakScan.Rules.Packs;
using LeakScan.Rules.Patterns;

namespace LeakScan.Rules;

/// <summary>A validated set of rules, in a fixed order. Immutable and safe for use by several threads.</summary>
public sealed class RulePack
{
    private static readonly Lazy<RulePack> LazyBuiltIn = new(static () => RulePackReader.Read(ResourceMemory.Read("BuiltIn.rulepack")));

    internal RulePack(Rule[] rules, PatternProgram?[] programs, KeywordIndex index, string hash)
    {
        Rules = rules;
        Programs = programs;
        Index = index;
        Hash = hash;
    }

    /// <summary>The rules that come with LeakScan, compiled when it was built.</summary>
    public static RulePack BuiltIn => LazyBuiltIn.Value;

    /// <summary>The rules, sorted by id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Changes whenever a rule changes: 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    internal PatternProgram?[] Programs { get; }

    internal KeywordIndex Index { get; }

    /// <summary>Reads a rule file, or every <c>*.yml</c> and <c>*.yaml</c> file of a folder.</summary>
    /// <exception cref="RuleFileException">A file is missing, is not YAML, or holds a rule that is not valid; two rules share an id.</exception>
    public static RulePack Read(string path) => Read([path]);

    /// <summary>Reads rule files, and folders of them, that are used side by side; a file that is named twice counts once.</summary>
    /// <exception cref="RuleFileException">A file is missing, is not YAML, or holds a rule that is not valid; two rules share an id.</exception>
    internal static RulePack Read(IEnumerable<string> paths)
    {
        var rules = paths.SelectMany(RuleFileReader.ReadPath).DistinctBy(r => (r.Id, r.Origin)).ToList();
        foreach (var same in rules.GroupBy(r => r.Id, StringComparer.Ordinal))
        {
            if (same.Skip(1).FirstOrDefault() is { } second)
            {
                throw new RuleFileException(
                    second.Origin!.File, second.Origin.Line, $"the id '{same.Key}' is also that of the rule at {same.First().Origin}; give each rule an id of its own");
            }
        }

        return Compile(rules);
    }

    /// <summary>This pack and another. A rule of the other replaces one with the same id.</summary>
    public RulePack With(RulePack other)
    {
        var replaced = other.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return Join([(this, r => !replaced.Contains(r.Id)), (other, _ => true)]);
    }

    /// <summary>This pack without some rules. Ids that name no rule are ignored.</summary>
    public RulePack Without(IReadOnlySet<string> ids) => Join([(this, r => !ids.Contains(r.Id))]);

    /// <summary>Sorts and compiles valid rules with distinct ids.</summary>
    internal static RulePack Compile(IEnumerable<Rule> unsorted)
    {
        Rule[] rules = [.. unsorted.OrderBy(r => r.Id, StringComparer.Ordinal)];
        PatternProgram?[] programs = [.. rules.Select(r => r.Pattern is null ? null : PatternCompiler.CompileRule(r.Pattern))];
        return new RulePack(rules, programs, KeywordIndex.Build(rules, programs), ComputeHash(rules));
    }

    /// <summary>
    /// Puts rules of compiled packs together, without compiling them again. All keywords stay, also those that no rule is left for: with the keywords of the
    /// built-in pack the tables stay usable that were planned for them when LeakScan was built.
    /// </summary>
    private static RulePack Join((RulePack Pack, Func<Rule, bool> Keeps)[] parts)
    {
        var kept = parts
            .SelectMany((part, number) => part.Pack.Rules.Select((rule, index) => (part.Pack, Part: number, Rule: rule, Index: index)).Where(r => part.Keeps(r.Rule)))
            .OrderBy(r => r.Rule.Id, StringComparer.Ordinal)
            .ToArray();
        Rule[] rules = [.. kept.Select(r => r.Rule)];
        var indexes = parts.Select((part, number) =>
        {
            var renumbered = new int[part.Pack.Rules.Count];
            Array.Fill(renumbered, -1);
            for (var i = 0; i < kept.Length; i++)
            {
                if (kept[i].Part == number)
                {
                    renumbered[kept[i].Index] = i;
                }
            }

            return (part.Pack.Index, renumbered);
        });
        return new RulePack(rules, [.. kept.Select(r => r.Pack.Programs[r.Index])], KeywordIndex.Join(indexes), ComputeHash(rules));
    }

    /// <summary>A hash of everything that can change a finding: the rules without their hash, written as they are in a compiled pack.</summary>
    private static string ComputeHash(Rule[] rules)
    {
        using var text = new MemoryStream();
        RulePackWriter.Write(new RulePack(rules, new PatternProgram?[rules.Length], new KeywordIndex([], []), ""), text);
        return Convert.ToHexStringLower(SHA256.HashData(text.ToArray()));
    }
}
