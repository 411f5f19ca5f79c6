using System.Globalization;
using System.Text;
using LeakScan.Findings;
using LeakScan.Sources;

namespace LeakScan.Reporting.Documents;

/// <summary>
/// Comma-separated values (RFC 4180) with a header line, one row a finding; then suppressed findings, gaps and a summary with the verdict, told apart by the
/// first column. A cell that a spreadsheet would take for a formula has an apostrophe before it
/// (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal sealed class CsvReporter(ReportOptions options) : IReporter
{
    // Programs that read this may count columns: a new one comes behind all others.
    private static readonly string[] Columns =
    [
        "type", "severity", "confidence", "rule", "name", "path", "line", "column", "end_line", "end_column", "secret", "snippet", "fingerprint",
        "commit", "author", "author_date", "at_head", "notes", "author_email", "verification",
    ];

    public void Write(ScanReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.NewLine = "\n";
        var redactor = new ReportRedactor(report, options.Plaintext);
        WriteRow(writer, Columns);
        foreach (var finding in report.Findings)
        {
            WriteRow(writer, Row("finding", finding, redactor));
        }

        foreach (var finding in report.Suppressed)
        {
            WriteRow(writer, Row("suppressed", finding, redactor));
        }

        foreach (var gap in report.Coverage.Gaps)
        {
            WriteRow(writer, Row("gap", gap.Subject, $"Not read: {Wording.Id(gap.Reason)}. {gap.Detail}".TrimEnd()));
        }

        WriteRow(writer, Row("summary", "", CoverageText.Summary(report)));
    }

    private static string[] Row(string type, Finding finding, ReportRedactor redactor)
    {
        var location = (finding.Provenance as GitProvenance)?.Location;
        var commit = location?.Commit;
        var region = finding.Region;
        return
        [
            type, Wording.Id(finding.Severity), Wording.Id(finding.Confidence), finding.Rule.Id, finding.Rule.Name, finding.Provenance.DisplayPath,
            Text(region.StartLine), Text(region.StartColumn), Text(region.EndLine), Text(region.EndColumn),
            redactor.Show(finding.Secret), finding.Snippet.Text, finding.Fingerprint,
            commit?.Id.ToString() ?? "", commit?.AuthorName ?? "", commit is null ? "" : Wording.Moment(commit.AuthorDate),
            finding.Provenance is GitProvenance { IsStaged: false } ? (location!.PathAtHead is null ? "no" : "yes") : "",
            string.Join("; ", FindingText.Notes(finding)), commit?.AuthorEmail ?? "", Wording.Id(finding.Verification),
        ];
    }

    private static string[] Row(string type, string path, string notes)
    {
        var row = new string[Columns.Length];
        Array.Fill(row, "");
        (row[0], row[Array.IndexOf(Columns, "path")], row[Array.IndexOf(Columns, "notes")]) = (type, path, notes);
        return row;
    }

    private static void WriteRow(StreamWriter writer, string[] cells) => writer.WriteLine(string.Join(',', cells.Select(Cell)));

    private static string Cell(string text)
    {
        // Leading blanks do not stop a spreadsheet from seeing the sign.
        var printable = Printable.Of(text);
        if (printable.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..])
        {
            printable = "'" + printable;
        }

        return printable.AsSpan().ContainsAny(",\"") ? $"\"{printable.Replace("\"", "\"\"")}\"" : printable;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
