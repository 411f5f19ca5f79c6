using System.Text.Json;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Reporting.Json;

/// <summary>Writes one finding as a JSON object; the same in the document and in the stream of lines.</summary>
internal sealed class JsonFindings(Utf8JsonWriter json, ReportRedactor redactor)
{
    /// <summary>Writes a finding's members into the object that is open.</summary>
    public void WriteMembers(Finding finding)
    {
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteString("ruleName", finding.Rule.Name);
        json.WriteString("provider", finding.Rule.Provider);
        json.WriteString("severity", Wording.Id(finding.Severity));
        json.WriteString("confidence", Wording.Id(finding.Confidence));
        json.WriteString("verification", Wording.Id(finding.Verification));
        json.WriteString("fingerprint", finding.Fingerprint);
        WriteLocation(finding.Provenance, finding.Region);
        WriteSecret(finding.Secret, finding.Snippet);
        WriteStrings("notes", FindingText.Remarks(finding));
        if (finding.Surroundings != Surroundings.None)
        {
            WriteStrings("surroundings", Wording.Ids(finding.Surroundings));
        }

        if (finding.Parts.Count > 0)
        {
            json.WriteStartArray("parts");
            foreach (var part in finding.Parts)
            {
                WritePart(part);
            }

            json.WriteEndArray();
        }

        json.WriteNumber("occurrences", finding.Occurrences);
        if (finding.Suppression is { } suppression)
        {
            json.WriteStartObject("suppression");
            json.WriteString("kind", Wording.Id(suppression.Kind));
            json.WriteString("justification", suppression.Justification);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes what a reader must know of a rule that has findings.</summary>
    public void WriteRule(Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteString("provider", rule.Provider);
        json.WriteString("description", rule.Description);
        json.WriteString("severity", Wording.Id(rule.Severity));
        json.WriteString("confidence", Wording.Id(rule.Confidence));
        json.WriteStartObject("rotate");
        json.WriteString("text", rule.Rotate.Text);
        json.WriteString("url", rule.Rotate.Url);
        json.WriteEndObject();
        WriteStrings("references", rule.References);
        WriteStrings("tags", rule.Tags);
        json.WriteEndObject();
    }

    private void WritePart(FindingPart part)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", part.Rule.Id);
        json.WriteString("ruleName", part.Rule.Name);
        WriteLocation(part.Provenance, part.Region);
        WriteSecret(part.Secret, part.Snippet);
        json.WriteString("verification", Wording.Id(part.Verification));
        WriteStrings("notes", part.Notes);
        json.WriteEndObject();
    }

    private void WriteSecret(Secret secret, Snippet snippet)
    {
        json.WriteString("secret", redactor.Show(secret));
        json.WriteStartObject("snippet");
        json.WriteString("text", snippet.Text);
        json.WriteNumber("markStart", snippet.MarkStart);
        json.WriteNumber("markLength", snippet.MarkLength);
        json.WriteEndObject();
    }

    private void WriteLocation(Provenance provenance, Region region)
    {
        json.WriteStartObject("location");
        json.WriteString("kind", provenance switch
        {
            GitProvenance { IsStaged: true } => "staged",
            GitProvenance git => Wording.Id(git.Location.Kind),
            StdinProvenance => "stdin",
            _ => "file",
        });
        json.WriteString("path", provenance.DisplayPath);
        if (provenance is GitProvenance { RepositoryName: { } repository })
        {
            json.WriteString("repository", repository);
        }

        json.WriteNumber("startLine", region.StartLine);
        json.WriteNumber("startColumn", region.StartColumn);
        json.WriteNumber("endLine", region.EndLine);
        json.WriteNumber("endColumn", region.EndColumn);
        if (provenance is GitProvenance { Location: var location } origin)
        {
            json.WriteString("object", location.Object.ToString());
            if (!origin.IsStaged)
            {
                WriteHistory(location);
            }
        }

        json.WriteEndObject();
    }

    private void WriteHistory(ObjectLocation location)
    {
        if (location.Commit is { } commit)
        {
            json.WriteStartObject("commit");
            json.WriteString("id", commit.Id.ToString());
            json.WriteString("author", commit.AuthorName);
            json.WriteString("authorEmail", commit.AuthorEmail);
            json.WriteString("authorDate", Wording.Moment(commit.AuthorDate));
            json.WriteString("commitDate", Wording.Moment(commit.CommitDate));
            json.WriteString("summary", redactor.Summary(commit));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("commit");
        }

        json.WriteBoolean("atHead", location.PathAtHead is not null);
        json.WriteString("pathAtHead", location.PathAtHead);
        json.WriteString("reachability", Wording.Id(location.Reachability));
        WriteStrings("references", location.References);
        json.WriteString("referenceName", location.ReferenceName);
    }

    private void WriteStrings(string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
