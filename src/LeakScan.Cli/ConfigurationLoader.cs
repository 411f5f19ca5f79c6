using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Configuration;
using LeakScan.Reporting;
using LeakScan.Rules;

namespace LeakScan.Cli;

/// <summary>Finds and reads the configuration, and says on request what it takes away.</summary>
internal static class ConfigurationLoader
{
    /// <summary>The configuration that holds for a place.</summary>
    /// <exception cref="RuleFileException">It is not valid.</exception>
    public static ScanConfiguration Load(CommonSettings settings, string place, MessageWriter messages)
    {
        var file = settings.ConfigurationFile ?? (settings.FindsConfiguration ? ConfigurationFinder.Find(place) : null);
        if (file is null)
        {
            return ScanConfiguration.None;
        }

        var configuration = ConfigurationReader.ReadFile(settings.ConfigurationFile ?? Shorten(file));
        foreach (var sentence in Describe(configuration))
        {
            messages.Detail($"{configuration.File} {sentence}");
        }

        return configuration;
    }

    /// <summary>What a scan does not tell because of a configuration. Exact values are not shown: they are secrets, however harmless.</summary>
    private static IEnumerable<string> Describe(ScanConfiguration configuration)
    {
        yield return "is the configuration";
        if (configuration.MinConfidence is { } confidence)
        {
            yield return $"reports only findings of {Wording.Id(confidence)} confidence and above";
        }

        foreach (var rule in configuration.DisabledRules)
        {
            yield return $"disables the rule {rule.Id}";
        }

        if (configuration.Include.Count > 0)
        {
            yield return $"reads only {string.Join(", ", configuration.Include)}";
        }

        if (configuration.Exclude.Count > 0)
        {
            yield return $"leaves out {string.Join(", ", configuration.Exclude)}";
        }

        if (configuration.MaxFileSize is { } size)
        {
            yield return $"leaves out files of more than {Wording.Bytes(size)}";
        }

        foreach (var entry in configuration.Allow)
        {
            yield return $"allows {Describe(entry)} (line {entry.Line}{(entry.Reason is { } reason ? $": {reason}" : "")})";
        }

        if (configuration.Baseline is { } baseline)
        {
            yield return $"accepts what {baseline} accepts";
        }
    }

    private static string Describe(AllowEntry entry)
    {
        var secrets = entry is { Values: [], Patterns: [] } ? "every secret"
            : string.Join(" and ", ((string[])[Number(entry.Values.Count, "value"), Number(entry.Patterns.Count, "pattern")]).Where(t => t.Length > 0));
        var rules = entry.Rules.Count > 0 ? $" of {string.Join(", ", entry.Rules.Select(r => r.Id))}" : "";
        var paths = entry.Paths.Count > 0 ? $" in {string.Join(", ", entry.Paths)}" : "";
        return secrets + rules + paths;
    }

    private static string Number(int count, string what) => count == 0 ? "" : Wording.Count(count, what);

    /// <summary>As short as it can be said from the current folder.</summary>
    private static string Shorten(string file)
    {
        var relative = Path.GetRelativePath(".", file);
        return relative.Length < file.Length && !relative.StartsWith("../../..", StringComparison.Ordinal) ? relative : file;
    }
}
