using System.Globalization;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Rules.Files;
using LeakScan.Rules.Patterns;
using YamlDotNet.RepresentationModel;

namespace LeakScan.Configuration;

/// <summary>Reads configurations (rules/config.schema.json describes the format). A key that is not known is an error: what it should have done would silently not be done.</summary>
internal static class ConfigurationReader
{
    public const int Version = 1;

    public static readonly string[] Keys = ["version", "min-confidence", "rules", "paths", "allow", "baseline", "limits"];
    public static readonly string[] RulesKeys = ["packs", "disable"];
    public static readonly string[] PathsKeys = ["include", "exclude"];
    public static readonly string[] AllowKeys = ["rules", "paths", "values", "patterns", "reason"];
    public static readonly string[] LimitsKeys = ["max-file-size"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, as messages show it; what it names is relative to its folder.</param>
    /// <exception cref="RuleFileException">It is missing, cannot be read, or is not valid.</exception>
    public static ScanConfiguration ReadFile(string path)
    {
        try
        {
            using var reader = YamlFile.Open(path);
            return Read(path, reader);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RuleFileException(path, 0, "no such configuration; 'leakscan init' writes one");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuleFileException(path, 0, $"the configuration cannot be read: {Refusal.Of(e)}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="RuleFileException">It is not valid.</exception>
    public static ScanConfiguration Read(string path, TextReader text)
    {
        var root = YamlFile.Read(path, text) ?? throw new RuleFileException(path, 0, $"the configuration is empty; it needs at least 'version: {Version}'");
        CheckVersion(path, root);
        var fields = new YamlFields(path, "the configuration", root, Keys);
        var rules = fields.Fields("rules", RulesKeys);
        var paths = fields.Fields("paths", PathsKeys);
        var folder = Path.GetDirectoryName(path) ?? "";
        return new ScanConfiguration
        {
            File = path,
            MinConfidence = fields.Has("min-confidence") ? fields.Choice<Confidence>("min-confidence") : null,
            RulePacks = [.. rules?.Texts("packs").Select(p => Path.Combine(folder, p)) ?? []],
            DisabledRules = rules is null ? [] : Rules(rules, "disable"),
            Include = paths?.Texts("include") ?? [],
            Exclude = paths?.Texts("exclude") ?? [],
            Allow = [.. fields.List("allow").Select(node => Allow(path, node))],
            Baseline = fields.OptionalText("baseline") is { } file ? Path.Combine(folder, file) : null,
            MaxFileSize = fields.Fields("limits", LimitsKeys) is { } limits ? Size(limits) : null,
        };
    }

    // Before anything else: a configuration of the future may hold keys that only its own version knows.
    private static void CheckVersion(string path, YamlNode root)
    {
        if (root is not YamlMappingNode mapping)
        {
            throw new RuleFileException(path, (int)root.Start.Line, $"a configuration is a mapping of keys, the first of them 'version: {Version}'");
        }

        if (!mapping.Children.TryGetValue(new YamlScalarNode("version"), out var node))
        {
            throw new RuleFileException(path, (int)root.Start.Line, $"the configuration lacks 'version: {Version}'");
        }

        var word = (node as YamlScalarNode)?.Value;
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
        {
            throw new RuleFileException(path, (int)node.Start.Line, $"'version' must be a whole number; this LeakScan knows {Version}");
        }

        if (version > Version)
        {
            throw new RuleFileException(
                path, (int)node.Start.Line, $"a configuration of version {version}, and this LeakScan knows versions up to {Version}; update LeakScan, or give --no-config to scan without it");
        }
    }

    private static AllowEntry Allow(string path, YamlNode node)
    {
        var fields = new YamlFields(path, "an entry of 'allow'", node, AllowKeys);
        var patterns = fields.List("patterns");
        foreach (var pattern in patterns)
        {
            Check(path, pattern);
        }

        var entry = new AllowEntry
        {
            Line = fields.Line,
            Rules = Rules(fields, "rules"),
            Paths = fields.Texts("paths"),
            Values = fields.Texts("values"),
            Patterns = fields.Texts("patterns"),
            Reason = fields.OptionalText("reason"),
        };
        return entry is { Rules: [], Paths: [], Values: [], Patterns: [] }
            ? throw new RuleFileException(path, entry.Line, "an entry of 'allow' that names no rules, paths, values or patterns would allow everything")
            : entry;
    }

    private static NamedRule[] Rules(YamlFields fields, string name)
    {
        var ids = fields.Texts(name);
        return [.. fields.List(name).Zip(ids, (node, id) => new NamedRule(id, (int)node.Start.Line))];
    }

    private static void Check(string path, YamlNode pattern)
    {
        try
        {
            PatternCompiler.Compile((pattern as YamlScalarNode)?.Value ?? "");
        }
        catch (PatternException problem)
        {
            throw new RuleFileException(path, (int)pattern.Start.Line, $"the pattern is not usable: {problem.Message}");
        }
    }

    private static long? Size(YamlFields limits)
    {
        if (limits.OptionalText("max-file-size") is not { } text)
        {
            return null;
        }

        return SizeParser.TryParse(text, out var bytes) ? bytes : throw limits.Error("max-file-size", $"'{text}' is not a size; write it like 500k, 10M or 2G");
    }
}
