using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeakScan.Cli.Merging;
using LeakScan.Cli.Output;
using LeakScan.Git;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan report merge</c>: one SARIF report of several.</summary>
internal sealed class ReportMergeCommand : Command, ICommandExamples
{
    private readonly Argument<string[]> _files = new("FILE") { Arity = ArgumentArity.OneOrMore, Description = "SARIF reports of LeakScan." };
    private readonly Option<string?> _output = new("--output", "-o") { HelpName = "FILE", Description = "Write the report there instead of to standard output." };

    public ReportMergeCommand()
        : base("merge", "Make one SARIF report of those of several runs, each finding once. Ends with 1 when a finding in it counts, as the runs did.")
    {
        Add(_files);
        Add(_output);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
        [("leakscan report merge shard-1.sarif shard-2.sarif -o leakscan.sarif", "of a scan that ran in parts")];

    private int Run(ParseResult parse)
    {
        var output = parse.GetValue(_output);
        if (output is not null)
        {
            AtomicFile.Check(output);
        }

        var merger = new SarifMerger();
        foreach (var file in parse.GetRequiredValue(_files))
        {
            Add(merger, file);
        }

        var merged = merger.Merge();
        if (output is null)
        {
            ReportWriter.WriteToStandardOutput(stream => Write(merged, stream));
        }
        else
        {
            AtomicFile.Write(output, stream => Write(merged, stream));
            MessageWriter.Write($"leakscan: {Wording.Count(merger.Findings, "finding")}; report in {output}");
        }

        return merger.Findings > 0 ? ExitCode.Findings : merger.IsIncomplete ? ExitCode.Incomplete : ExitCode.Clean;
    }

    private static void Add(SarifMerger merger, string file)
    {
        try
        {
            using var stream = RegularFile.OpenRead(file);
            merger.Add(JsonNode.Parse(stream));
        }
        catch (Exception e) when (Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot read '{file}': {Reasons.Of(e)}", e);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            throw new UsageException($"'{file}' is not a SARIF 2.1.0 report that LeakScan wrote", e);
        }
    }

    private static void Write(JsonObject report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            report.WriteTo(json);
        }

        output.WriteByte((byte)'\n');
    }
}
