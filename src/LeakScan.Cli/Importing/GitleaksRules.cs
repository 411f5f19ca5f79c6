using LeakScan.Rules.Patterns;

namespace LeakScan.Cli.Importing;

/// <summary>Takes over one rule of gitleaks.</summary>
internal sealed class GitleaksRules(IReadOnlySet<string> taken, GitleaksAllowlists allowlists, List<string> notes)
{
    private const int MinKeywordLength = 3;
    private const int MaxKeywordLength = 64;
    private const int MaxDistance = 512;
    private const int MaxEntropy = 8;
    private const int MaxLines = 1000;

    /// <summary>The rule; null, with a note, when it cannot be carried over.</summary>
    public ImportedRule? Read(TomlTable table)
    {
        var original = table.Text("id") ?? "";
        if (original.Length == 0)
        {
            notes.Add("a rule without an id is left out");
            return null;
        }

        var expression = table.Text("regex");
        IReadOnlyList<string> paths = [];
        if (table.Text("path") is { } path)
        {
            if (PathGlobMaker.Make(path) is not { } globs)
            {
                notes.Add($"{original}: left out, because no globs mean the same as its path '{path}'");
                return null;
            }

            paths = globs;
        }

        if (expression is null && paths.Count == 0)
        {
            notes.Add($"{original}: left out, because it has neither an expression nor a path");
            return null;
        }

        var entropy = Math.Max(table.Number("entropy") ?? 0, Entropy(table, original, out var isDoubtful));
        if (entropy > MaxEntropy)
        {
            notes.Add($"{original}: left out, because no text has an entropy of more than {MaxEntropy}");
            return null;
        }

        var rule = new ImportedRule
        {
            Id = Identify(original),
            Description = table.Text("description") ?? $"Found by the rule {original} of gitleaks.",
            Entropy = entropy,
            IsDoubtful = isDoubtful,
            Paths = paths,
            Allow = allowlists.Read(table, original),
            Requires = [.. table.Tables("required").Select(r => (Identify(r.Text("id") ?? ""), (int)Math.Clamp(r.Number("withinLines") ?? 5, 0, MaxLines)))],
            Tags = [.. table.Texts("tags").Where(t => t.Length > 0)],
        };
        return expression is null ? rule : WithPattern(rule, table, original, expression);
    }

    /// <summary>The id here: the same, unless a built-in rule has it, which it would replace, or it is not of the form that ids have.</summary>
    public string Identify(string id)
    {
        var valid = string.Concat(id.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')).Trim('-');
        return taken.Contains(valid) || !valid.Contains('-') ? $"gitleaks-{valid}" : valid;
    }

    private double Entropy(TomlTable table, string original, out bool isDoubtful)
    {
        // A part of other rules' findings: an account, a host.
        isDoubtful = table["skipReport"] is true;
        if (isDoubtful)
        {
            notes.Add($"{original}: of low confidence, because betterleaks does not report it by itself ('skipReport')");
        }

        if (table.Text("filter") is not { } filter)
        {
            return 0;
        }

        var entropy = BetterleaksFilter.Entropy(filter, out var isWhole);
        if (!isWhole)
        {
            isDoubtful = true;
            notes.Add($"{original}: of low confidence, because its filter is left out{(entropy > 0 ? " but for the entropy" : "")}, and it finds more without");
        }

        return entropy;
    }

    private ImportedRule? WithPattern(ImportedRule rule, TomlTable table, string original, string expression)
    {
        var secretGroup = (int)(table.Number("secretGroup") ?? 0);
        var pattern = ExpressionRewriter.Rewrite(expression, secretGroup, out var groups);
        if (secretGroup > groups)
        {
            notes.Add($"{original}: left out, because its expression has no group {secretGroup}");
            return null;
        }

        PatternNode parsed;
        PatternProgram program;
        try
        {
            parsed = PatternParser.Parse(pattern);
            program = PatternCompiler.Compile(parsed);
        }
        catch (PatternException e)
        {
            notes.Add($"{original}: left out: {e.Message}");
            return null;
        }

        if (secretGroup == 0 && groups > 1)
        {
            notes.Add($"{original}: of its {groups} groups the first is the secret; gitleaks takes the first that is not empty");
        }

        return Keywords(table, original) is not { } keywords ? null : rule with
        {
            Pattern = pattern,
            Parsed = parsed,
            Keywords = keywords,
            Distance = Distance(program, keywords, original),
        };
    }

    private IReadOnlyList<string>? Keywords(TomlTable table, string original)
    {
        var keywords = table.Texts("keywords").Select(k => k.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (keywords.Count == 0)
        {
            notes.Add($"{original}: left out, because it has no keywords, and without them every place of every file would have to be tried; add some and import again");
            return null;
        }

        if (keywords.Find(k => k.Length is < MinKeywordLength or > MaxKeywordLength || k.Any(c => c is < ' ' or > '~')) is { } wrong)
        {
            notes.Add($"{original}: left out, because its keyword '{wrong}' is not of {MinKeywordLength} to {MaxKeywordLength} printable ASCII characters");
            return null;
        }

        return keywords;
    }

    /// <summary>0 when the pattern contains every keyword near its start; else the rule looks round the keyword.</summary>
    private int Distance(PatternProgram program, IReadOnlyList<string> keywords, string original)
    {
        var far = keywords.FirstOrDefault(k => KeywordOffsets.Find(program, k) is not { } offsets || offsets.Max == PatternNode.Unbounded);
        if (far is null)
        {
            return 0;
        }

        notes.Add($"{original}: its keyword '{far}' must stand within {MaxDistance} bytes of the match; gitleaks wants it anywhere in the file");
        return MaxDistance;
    }
}
