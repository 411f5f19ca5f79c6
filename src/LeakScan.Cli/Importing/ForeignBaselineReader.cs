using System.Globalization;
using System.Text.Json;
using LeakScan.Cli.Output;
using LeakScan.Findings;
using LeakScan.Git;

namespace LeakScan.Cli.Importing;

/// <summary>Reads what other scanners keep of accepted findings: a JSON report of gitleaks, its .gitleaksignore, or the .secrets.baseline of detect-secrets.</summary>
internal static class ForeignBaselineReader
{
    private const string WhatIsRead = "a gitleaks report in JSON, a .gitleaksignore or a .secrets.baseline of detect-secrets";

    /// <exception cref="UsageException">The file cannot be read, or is of no known kind.</exception>
    public static IReadOnlyList<ForeignEntry> Read(string file)
    {
        string text;
        try
        {
            text = RegularFile.ReadAllText(file);
        }
        catch (Exception e) when (Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot read '{file}': {Reasons.Of(e)}", e);
        }

        if (text.TrimStart() is not ['[' or '{', ..])
        {
            return ReadIgnoreFile(file, text);
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(ReadReportEntry)]
                : root.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Object ? [.. results.EnumerateObject().SelectMany(ReadFileEntries)]
                : throw new UsageException($"'{file}' is not {WhatIsRead}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new UsageException($"'{file}' is not {WhatIsRead}", e);
        }
    }

    /// <summary>https://github.com/gitleaks/gitleaks#gitleaksignore: COMMIT:FILE:RULE:LINE, or FILE:RULE:LINE.</summary>
    private static List<ForeignEntry> ReadIgnoreFile(string file, string text)
    {
        var entries = new List<ForeignEntry>();
        foreach (var (index, raw) in text.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var words = line.Split(':');
            if (words.Length < 3 || !int.TryParse(words[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new UsageException($"{file}:{index + 1}: not an entry of .gitleaksignore, which is [COMMIT:]FILE:RULE:LINE");
            }

            var isInCommit = words.Length > 3 && words[0].Length is 40 or 64 && words[0].All(char.IsAsciiHexDigit);
            entries.Add(new ForeignEntry
            {
                Name = line,
                Commit = isInCommit ? words[0] : null,
                Path = string.Join(':', words[(isInCommit ? 1 : 0)..^2]),
                Line = number,
            });
        }

        return entries;
    }

    private static ForeignEntry ReadReportEntry(JsonElement entry)
    {
        var secret = Text(entry, "Secret");
        var path = Text(entry, "File");
        var line = entry.GetProperty("StartLine").GetInt32();
        return new ForeignEntry
        {
            Name = $"{path}:{line} ({Text(entry, "RuleID")})",

            // Redacted as a whole, or cut to its first characters.
            Secret = secret.Length == 0 || secret.Contains("REDACTED", StringComparison.Ordinal) || secret.EndsWith("...", StringComparison.Ordinal) ? null : new Secret(secret),
            Commit = Text(entry, "Commit") is { Length: > 0 } commit ? commit : null,
            Path = path,
            Line = line,
        };
    }

    private static IEnumerable<ForeignEntry> ReadFileEntries(JsonProperty file) => file.Value.EnumerateArray().Select(entry => new ForeignEntry
    {
        Name = $"{file.Name}:{(entry.TryGetProperty("line_number", out var line) ? line.GetInt32() : 0)} ({Text(entry, "type")})",
        Sha1 = entry.GetProperty("hashed_secret").GetString()?.ToLowerInvariant() ?? throw new FormatException("an entry without the hash of its secret"),
    });

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
