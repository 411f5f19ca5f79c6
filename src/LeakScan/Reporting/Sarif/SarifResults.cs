using System.Security.Cryptography;
using System.Text;
using LeakScan.Rules;
using LeakScan.Sources;
using Microsoft.CodeAnalysis.Sarif;
using Finding = LeakScan.Findings.Finding;
using FoundBy = LeakScan.Findings.SuppressionKind;

namespace LeakScan.Reporting.Sarif;

/// <summary>Turns findings into results.</summary>
internal sealed class SarifResults(SarifRules rules, ReportRedactor redactor, ReportOptions options)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public Result Make(Finding finding)
    {
        var result = new Result
        {
            RuleId = finding.Rule.Id,
            RuleIndex = rules.IndexOf(finding.Rule),
            Level = Level(finding.Severity),
            Message = new Message { Text = Text(finding) },
            Locations = [SarifLocations.Make(finding)],
            RelatedLocations = finding.Parts.Count > 0 ? [.. finding.Parts.Select((part, i) => SarifLocations.Make(part, i + 1))] : null,
            PartialFingerprints = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["leakscan/v1"] = finding.Fingerprint,
                ["primaryLocationLineHash"] = LocationHash(finding),
            },
            Suppressions = Suppressions(finding),
            BaselineState = !options.HasBaseline ? BaselineState.None
                : finding.Suppression?.Kind == FoundBy.Baseline ? BaselineState.Unchanged
                : BaselineState.New,
        };
        AddProperties(result, finding);
        return result;
    }

    public static FailureLevel Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => FailureLevel.Error,
        Severity.Medium => FailureLevel.Warning,
        _ => FailureLevel.Note,
    };

    private string Text(Finding finding)
    {
        var text = new StringBuilder($"{finding.Rule.Name} '{redactor.Show(finding.Secret)}'");
        if (FindingText.Remarks(finding) is { Count: > 0 } remarks)
        {
            text.Append($" ({string.Join("; ", remarks)})");
        }

        text.Append('.');
        foreach (var part in finding.Parts)
        {
            var notes = part.Notes.Count > 0 ? $" ({string.Join("; ", part.Notes)})" : "";
            text.Append($" With {part.Rule.Name} '{redactor.Show(part.Secret)}' in line {part.Region.StartLine}{notes}.");
        }

        if (FindingText.Origin(finding) is { } origin)
        {
            text.Append($" At '{finding.Provenance.DisplayPath}' in {origin}.");
        }

        // "[text](1)" is a link in a SARIF message; no path or name may make one.
        return Printable.Of(text.Replace("](", "] (").ToString());
    }

    // Code scanning follows an alert from run to run by this: not by line, so that it survives edits above it.
    private string LocationHash(Finding finding)
    {
        var key = $"{finding.Rule.Id}\n{finding.Fingerprint}\n{finding.Provenance.DisplayPath}";
        var occurrence = _seen[key] = _seen.GetValueOrDefault(key) + 1;
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8))}:{occurrence}";
    }

    private static IList<Suppression>? Suppressions(Finding finding) => finding.Suppression is { } suppression
        ?
        [
            new Suppression
            {
                Kind = suppression.Kind == FoundBy.Inline ? SuppressionKind.InSource : SuppressionKind.External,
                Status = SuppressionStatus.Accepted,
                Justification = suppression.Justification is { } reason ? Printable.Of(reason) : null,
            },
        ]
        : null;

    private void AddProperties(Result result, Finding finding)
    {
        result.SetProperty("severity", Wording.Id(finding.Severity));
        result.SetProperty("confidence", Wording.Id(finding.Confidence));
        result.SetProperty("verification", Wording.Id(finding.Verification));
        if (finding.Surroundings != Surroundings.None)
        {
            result.SetProperty("surroundings", Wording.Ids(finding.Surroundings).ToArray());
        }

        if (finding.Provenance is not GitProvenance { IsStaged: false, Location: var location })
        {
            return;
        }

        if (location.Commit is { } commit)
        {
            result.SetProperty("commit", commit.Id.ToString());
            result.SetProperty("author", Printable.Of(commit.AuthorName));
            result.SetProperty("authorEmail", Printable.Of(commit.AuthorEmail));
            result.SetProperty("authorDate", Wording.Moment(commit.AuthorDate));
            result.SetProperty("summary", Printable.Of(redactor.Summary(commit)));
        }

        result.SetProperty("object", location.Object.ToString());
        result.SetProperty("path", Printable.Of(finding.Provenance.DisplayPath));
        result.SetProperty("atHead", location.PathAtHead is not null);
        result.SetProperty("reachability", Wording.Id(location.Reachability));
        result.SetProperty("references", location.References.Select(Printable.Of).ToArray());
        result.SetProperty("occurrences", finding.Occurrences);
    }
}
