using LeakScan.Cli.Help;
using LeakScan.Reporting;

namespace LeakScan.Cli.Output;

/// <summary>
/// Which reports go where. <c>FILE</c> takes the place of standard output; its format is the one asked for, or the one its extension names.
/// <c>FORMAT=FILE</c> is one more report and leaves standard output as it is. <c>-</c> is standard output.
/// </summary>
internal static class OutputTargets
{
    private const string DefaultFormat = "text";

    /// <summary>Reads the values of the format and output options.</summary>
    /// <exception cref="UsageException">A format does not exist, or two reports want the same place.</exception>
    public static IReadOnlyList<OutputTarget> Parse(string? format, IReadOnlyList<string> outputs)
    {
        if (format is not null)
        {
            format = Known(format);
        }

        OutputTarget? main = null;
        var others = new List<OutputTarget>();
        foreach (var output in outputs)
        {
            var (prefix, file) = Split(output);
            if (file.Length == 0)
            {
                throw new UsageException("--output needs the name of a file; give --output FILE or --output FORMAT=FILE");
            }

            var place = file == "-" ? null : file;
            if (prefix is not null)
            {
                others.Add(new OutputTarget(prefix, place));
            }
            else if (main is null)
            {
                main = new OutputTarget(format ?? ByExtension(file), place);
            }
            else
            {
                throw new UsageException($"'{main.File ?? "-"}' and '{file}' both want the report; give the second one a format: --output FORMAT={file}");
            }
        }

        // A report that was sent to standard output by name takes it, so that two never mix there.
        if (main is null && (format is not null || !others.Exists(t => t.File is null)))
        {
            main = new OutputTarget(format ?? DefaultFormat, null);
        }

        IReadOnlyList<OutputTarget> targets = main is null ? others : [main, .. others];
        if (targets.GroupBy(t => t.File is { } f ? Path.GetFullPath(f) : "-", StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } clash)
        {
            throw new UsageException(
                $"two reports want {(clash.Key == "-" ? "standard output" : $"'{clash.First().File}'")}; give each a file of its own: --output FORMAT=FILE");
        }

        return targets;
    }

    /// <summary>The format in front of the first '=', if what stands there is a word.</summary>
    private static (string? Format, string File) Split(string output)
    {
        var equals = output.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && output.AsSpan(0, equals).IndexOfAnyExceptInRange('a', 'z') < 0
            ? (Known(output[..equals], $"; for a file of that name write ./{output}"), output[(equals + 1)..])
            : (null, output);
    }

    private static string Known(string format, string hint = "") => Reporters.Formats.Contains(format)
        ? format
        : throw new UsageException(
            $"'{format}' is not a report format; use one of {string.Join(", ", Reporters.Formats)}{NearestName.Suggest(format, Reporters.Formats)}{hint}");

    private static string ByExtension(string file)
    {
        var format = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".xml" => "junit",
            ".md" => "markdown",
            ".htm" => "html",
            ".txt" => DefaultFormat,
            var extension => extension.TrimStart('.'),
        };
        return Reporters.Formats.Contains(format) ? format : DefaultFormat;
    }
}
