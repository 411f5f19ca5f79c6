using System.Text.Encodings.Web;
using System.Text.Json;
using LeakScan.Findings;
using LeakScan.Reporting;

namespace LeakScan.Explaining;

/// <summary>Writes an explanation as one JSON document. Secrets are redacted.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes it, UTF-8.</summary>
    public static void Write(Explanation explanation, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("schemaVersion", "1.1");
        json.WriteString("path", explanation.Path is { } path ? Printable.Of(path) : null);
        json.WriteBoolean("isBinary", explanation.IsBinary);
        WriteRules(explanation.Rules, json);
        WriteDecoded(explanation.Decoded, json);
        WriteFindings("findings", explanation.Findings, json);
        WriteFindings("suppressed", explanation.Suppressed, json);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteRules(IReadOnlyList<RuleExplanation> rules, Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            Write(rule, json);
        }

        json.WriteEndArray();
    }

    private static void WriteDecoded(IReadOnlyList<DecodedExplanation> decoded, Utf8JsonWriter json)
    {
        json.WriteStartArray("decoded");
        foreach (var text in decoded)
        {
            json.WriteStartObject();
            json.WriteString("encoding", text.Encoding);
            WriteRegion(text.Region, json);
            json.WriteNumber("length", text.Length);
            WriteRules(text.Rules, json);
            WriteDecoded(text.Decoded, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFindings(string name, IReadOnlyList<Finding> findings, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Rule.Id);
            json.WriteString("severity", Wording.Id(finding.Severity));
            json.WriteString("confidence", Wording.Id(finding.Confidence));
            json.WriteString("fingerprint", finding.Fingerprint);
            WriteRegion(finding.Region, json);
            json.WriteStartArray("notes");
            foreach (var note in FindingText.Remarks(finding).Concat(FindingText.Parts(finding)))
            {
                json.WriteStringValue(Printable.Of(note));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(RuleExplanation rule, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", rule.Rule.Id);
        json.WriteBoolean("appliesToPath", rule.Applies);
        json.WriteStartArray("keywords");
        foreach (var keyword in rule.Keywords)
        {
            json.WriteStartObject();
            json.WriteString("text", keyword.Text);
            json.WriteNumber("line", keyword.Line);
            json.WriteNumber("column", keyword.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("matches");
        foreach (var match in rule.Matches)
        {
            json.WriteStartObject();
            WriteRegion(match.Region, json);
            json.WriteString("secret", Printable.Of(match.Secret.ToString()));
            json.WriteStartArray("checks");
            foreach (var step in match.Steps)
            {
                json.WriteStartObject();
                json.WriteString("check", step.Check);
                json.WriteBoolean("passed", step.Passed);
                json.WriteString("detail", Printable.Of(step.Detail));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("told", match.IsTold);
            json.WriteString("outcome", Printable.Of(match.Outcome));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRegion(Region region, Utf8JsonWriter json)
    {
        json.WriteNumber("startLine", region.StartLine);
        json.WriteNumber("startColumn", region.StartColumn);
        json.WriteNumber("endLine", region.EndLine);
        json.WriteNumber("endColumn", region.EndColumn);
    }
}
