using System.Globalization;
using System.Text;
using System.Xml;
using LeakScan.Findings;

namespace LeakScan.Reporting.Pipelines;

/// <summary>
/// JUnit's XML, which every pipeline shows as test results: a finding is a failed test, a suppressed one a skipped test, a gap a test with an error,
/// and a clean scan one passed test. There is no official schema; this is the common subset
/// (https://github.com/testmoapp/junitxml).
/// </summary>
internal sealed class JUnitReporter(ReportOptions options) : IReporter
{
    private const int MaxGapLines = 1000;

    public void Write(ScanReport report, Stream output)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };
        using (var xml = XmlWriter.Create(output, settings))
        {
            Write(report, xml);
        }

        output.WriteByte((byte)'\n');
    }

    private void Write(ScanReport report, XmlWriter xml)
    {
        var redactor = new ReportRedactor(report, options.Plaintext);
        var gaps = CoverageText.Gaps(report.Coverage, MaxGapLines).ToList();
        var errors = gaps.Sum(g => g.Lines.Count + (g.More > 0 ? 1 : 0));
        var passed = report.Findings.Count == 0 && errors == 0 && !report.Interrupted ? 1 : 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["tests"] = report.Findings.Count + report.Suppressed.Count + errors + passed,
            ["failures"] = report.Findings.Count,
            ["errors"] = errors,
        };
        // Jenkins' schema knows the skipped ones only of a suite.
        xml.WriteStartElement("testsuites");
        WriteCounts(xml, counts);
        counts["skipped"] = report.Suppressed.Count;
        xml.WriteStartElement("testsuite");
        WriteCounts(xml, counts);
        xml.WriteStartElement("properties");
        WriteProperty(xml, "version", report.Version);
        WriteProperty(xml, "command", report.Command);
        WriteProperty(xml, "verdict", Verdict.Of(report).Sentence);
        WriteProperty(xml, "coverage", CoverageText.Read(report.Coverage));
        if (CoverageText.Below(report) is { } below)
        {
            WriteProperty(xml, "below-confidence", below);
        }

        xml.WriteEndElement();
        foreach (var finding in report.Findings.Concat(report.Suppressed))
        {
            WriteFinding(xml, finding, redactor);
        }

        foreach (var (reason, lines, more) in gaps)
        {
            foreach (var line in more > 0 ? lines.Append($"{Wording.Number(more)} more") : lines)
            {
                WriteCase(xml, "not read", line, "error", Wording.Id(reason), $"Not read: {line}", null);
            }
        }

        if (passed > 0)
        {
            WriteCase(xml, "leakscan", Verdict.Of(report).Sentence, null, null, null, null);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteFinding(XmlWriter xml, Finding finding, ReportRedactor redactor)
    {
        var notes = FindingText.Notes(finding).ToList();
        if (FindingText.Origin(finding) is { } origin)
        {
            notes.Insert(0, origin);
        }

        var noted = notes.Count > 0 ? $" ({string.Join("; ", notes)})" : "";
        var message = $"{finding.Rule.Name} {redactor.Show(finding.Secret)} at {FindingText.Place(finding)}{noted}";
        var name = $"{finding.Rule.Id} at {finding.Region.StartLine}:{finding.Region.StartColumn}";
        var body = $"{finding.Snippet.Text}\n{finding.Rule.Rotate.Text}\nfingerprint {finding.Fingerprint}";
        if (finding.Suppression is null)
        {
            WriteCase(xml, finding.Provenance.DisplayPath, name, "failure", finding.Rule.Id, message, body);
        }
        else
        {
            WriteCase(xml, finding.Provenance.DisplayPath, name, "skipped", null, message, null);
        }
    }

    private static void WriteCase(XmlWriter xml, string className, string name, string? outcome, string? type, string? message, string? body)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Printable.Of(className));
        xml.WriteAttributeString("name", Printable.Of(name));
        if (outcome is not null)
        {
            xml.WriteStartElement(outcome);
            if (type is not null)
            {
                xml.WriteAttributeString("type", Printable.Of(type));
            }

            xml.WriteAttributeString("message", Printable.Of(message ?? ""));
            xml.WriteString(string.Join('\n', (body ?? "").Split('\n').Select(Printable.Of)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, Dictionary<string, int> counts)
    {
        xml.WriteAttributeString("name", "LeakScan");
        foreach (var (name, count) in counts)
        {
            xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteProperty(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", Printable.Of(value));
        xml.WriteEndElement();
    }
}
