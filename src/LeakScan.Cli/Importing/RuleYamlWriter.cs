using System.Globalization;
using System.Text;

namespace LeakScan.Cli.Importing;

/// <summary>Writes imported rules as a rule file for people to go on with.</summary>
internal static class RuleYamlWriter
{
    private const string Rotate = "Revoke it where it was issued, then make a new one.";

    public static string Write(string provider, string origin, ImportedAllowance allow, IEnumerable<ImportedRule> rules)
    {
        var yaml = new StringBuilder($"# Taken over from {origin} by 'leakscan rules import'.\nprovider: {Quote(provider)}\nimported: {Quote(origin)}\n");
        WriteAllow(yaml, allow, "");
        yaml.Append("rules:\n");
        foreach (var rule in rules)
        {
            Write(yaml, rule);
        }

        return yaml.ToString();
    }

    /// <summary>Exceptions from all rules as a configuration: each list is one of its own, because of all that an entry names everything has to meet.</summary>
    public static string WriteConfiguration(string origin, ImportedAllowance allow)
    {
        var yaml = new StringBuilder($"# Taken over from {origin} by 'leakscan rules import'.\nversion: 1\nallow:\n");
        foreach (var (key, values) in ((string, IReadOnlyList<string>)[])[("paths", allow.Paths), ("patterns", allow.Patterns)])
        {
            yaml.Append(values.Count > 0 ? $"  - reason: {Quote("allowed in " + origin)}\n" : "");
            AddList(yaml, key, values, "    ");
        }

        return yaml.ToString();
    }

    private static void Write(StringBuilder yaml, ImportedRule rule)
    {
        yaml.Append($"  - id: {rule.Id}\n");
        Add("name", Quote(NameOf(rule.Id)));
        Add("description", Quote(rule.Description));
        Add("severity", "high");
        Add("confidence", rule.IsDoubtful ? "low" : "medium");
        if (rule.Pattern is null)
        {
            Add("detector", "file");
        }
        else
        {
            Add("keywords", $"[{string.Join(", ", rule.Keywords.Select(Quote))}]");
            Add("pattern", Quote(rule.Pattern));
        }

        Add("distance", rule.Distance > 0 ? rule.Distance.ToString(CultureInfo.InvariantCulture) : null);
        Add("entropy", rule.Entropy > 0 ? rule.Entropy.ToString(CultureInfo.InvariantCulture) : null);
        if (rule.Requires.Count > 0)
        {
            Add("requires", $"[{string.Join(", ", rule.Requires.Select(r => $"{{rule: {r.RuleId}, within_lines: {r.WithinLines}}}"))}]");
        }

        AddList(yaml, "paths", rule.Paths, "    ");
        WriteAllow(yaml, rule.Allow, "    ");
        Add("rotate", $"{{text: {Quote(Rotate)}}}");
        Add("tags", rule.Tags.Count > 0 ? $"[{string.Join(", ", rule.Tags.Select(Quote))}]" : null);

        void Add(string key, string? value) => yaml.Append(value is null ? "" : $"    {key}: {value}\n");
    }

    private static void WriteAllow(StringBuilder yaml, ImportedAllowance allow, string indent)
    {
        if (allow.IsEmpty)
        {
            return;
        }

        yaml.Append($"{indent}allow:\n");
        AddList(yaml, "patterns", allow.Patterns, indent + "  ");
        AddList(yaml, "paths", allow.Paths, indent + "  ");
    }

    private static void AddList(StringBuilder yaml, string key, IReadOnlyList<string> values, string indent)
    {
        if (values.Count > 0)
        {
            yaml.Append($"{indent}{key}:\n");
            yaml.AppendJoin("", values.Distinct(StringComparer.Ordinal).Select(v => $"{indent}  - {Quote(v)}\n"));
        }
    }

    private static string NameOf(string id) => char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');

    // Single quotes keep everything as it is but line breaks, which no text here has.
    private static string Quote(string text) => $"'{string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("'", "''", StringComparison.Ordinal)}'";
}
