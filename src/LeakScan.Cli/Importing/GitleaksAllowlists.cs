using LeakScan.Rules.Patterns;

namespace LeakScan.Cli.Importing;

/// <summary>Takes over gitleaks' allowlists: expressions over the secret, stop words and paths. An exception that asks for more than one of them at once, or looks at more than the secret, has no like here.</summary>
internal sealed class GitleaksAllowlists(List<string> notes)
{
    private const int WordsPerPattern = 100;

    /// <summary>The allowlists of a table, which may be a rule or the whole configuration.</summary>
    /// <param name="table">The table.</param>
    /// <param name="owner">What it is, for notes.</param>
    public ImportedAllowance Read(TomlTable table, string owner)
    {
        var allowance = new ImportedAllowance();
        foreach (var list in table.Tables("allowlist").Concat(table.Tables("allowlists")))
        {
            Add(list, owner, allowance);
        }

        return allowance;
    }

    public void Add(TomlTable list, string owner, ImportedAllowance allowance)
    {
        if (list.Text("condition")?.ToUpperInvariant() is "AND" or "&&")
        {
            notes.Add($"{owner}: an allowlist with the condition AND is left out");
            return;
        }

        if (list.Texts("commits") is { Count: > 0 } commits)
        {
            notes.Add($"{owner}: {commits.Count} allowed commits are left out; a baseline accepts findings wherever they stand");
        }

        AddExpressions(list, owner, allowance);
        AddStopWords(list, allowance);
        foreach (var path in list.Texts("paths"))
        {
            if (PathGlobMaker.Make(path) is { } globs)
            {
                allowance.Paths.AddRange(globs);
            }
            else
            {
                notes.Add($"{owner}: no globs mean the same as the allowed path '{path}'");
            }
        }
    }

    private void AddExpressions(TomlTable list, string owner, ImportedAllowance allowance)
    {
        var expressions = list.Texts("regexes");
        var target = list.Text("regexTarget") ?? "secret";
        if (expressions.Count > 0 && target != "secret")
        {
            notes.Add($"{owner}: {expressions.Count} allowed expressions over the {target} are left out; here they look at the secret alone");
            return;
        }

        foreach (var expression in expressions)
        {
            var pattern = ExpressionRewriter.Rewrite(expression, secretGroup: int.MaxValue, out _);
            try
            {
                PatternCompiler.Compile(pattern);
                allowance.Patterns.Add(pattern);
            }
            catch (PatternException e)
            {
                notes.Add($"{owner}: the allowed expression '{expression}' is left out: {e.Message}");
            }
        }
    }

    /// <summary>A secret that holds a stop word, in any case, is none.</summary>
    private static void AddStopWords(TomlTable list, ImportedAllowance allowance)
    {
        foreach (var words in list.Texts("stopwords").Chunk(WordsPerPattern))
        {
            allowance.Patterns.Add($"(?i)(?:{string.Join('|', words.Select(w => ExpressionRewriter.Rewrite(ExpressionRewriter.Quote(w), 0, out _)))})");
        }
    }
}
