using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Reporting.Text;

/// <summary>Writes findings under the file, and in a history the commit, that they stand in; a secret that stands at several places once, with the others below it.</summary>
internal sealed class TextFindings(TextWriter writer, TextStyle style, ReportRedactor redactor, int width, FurtherPlaces further)
{
    private const int Indent = 11;
    private const int SeverityWidth = 8;
    private static readonly string Margin = new(' ', Indent);

    /// <summary>Writes secrets in the order given; neighbours in one file share its heading.</summary>
    public void Write(IEnumerable<ToldSecret> secrets)
    {
        string? path = null;
        CommitInfo? commit = null;
        foreach (var (finding, others) in secrets)
        {
            var location = (finding.Provenance as GitProvenance)?.Location;
            var samePath = finding.Provenance.DisplayPath == path;
            if (!samePath)
            {
                path = finding.Provenance.DisplayPath;
                writer.WriteLine();
                writer.WriteLine(style.Path(Printable.Of(path)));
            }

            if (location is not null && finding.Provenance is GitProvenance { IsStaged: false } && (!samePath || commit?.Id != location.Commit?.Id))
            {
                commit = location.Commit;
                WriteCommit(location);
            }

            Write(finding);
            further.Write(others, Margin);
        }
    }

    private void WriteCommit(ObjectLocation location)
    {
        var standing = Printable.Of(Wording.Standing(location));
        standing = $"[{(location.PathAtHead is null ? style.Dim(standing) : style.Bad(standing))}]";
        if (location.Commit is { } commit)
        {
            var summary = Printable.Of(redactor.Summary(commit));
            writer.WriteLine($"  {style.Commit(commit.Id.ToShortString())} {Wording.Day(commit.AuthorDate)} {Printable.Of(commit.AuthorName)}: {summary} {standing}");
        }
        else
        {
            var name = location.ReferenceName is { } reference ? $"{Wording.Id(location.Kind)} {reference}" : $"{Wording.Id(location.Kind)} {location.Object.ToShortString()}";
            writer.WriteLine($"  {style.Commit(Printable.Of(name))} {standing}");
        }
    }

    private void Write(Finding finding)
    {
        var position = $"{finding.Region.StartLine}:{finding.Region.StartColumn}".PadRight(Indent - 3);
        var severity = style.Of(finding.Severity, Wording.Id(finding.Severity).PadRight(SeverityWidth));
        writer.WriteLine($"  {position} {severity} {style.Bold(Printable.Of(finding.Rule.Name))}  {style.Dim(Printable.Of(finding.Rule.Id))}");

        var line = SnippetLine.Fit(finding.Snippet, width > 0 ? Math.Max(20, width - Indent) : 0);
        writer.WriteLine($"{Margin}{line.Before}{style.Of(finding.Severity, line.Marked)}{line.After}".TrimEnd());

        var carets = new string(' ', line.MarkColumn) + style.Of(finding.Severity, new string('^', line.MarkWidth));
        var notes = Printable.Of(string.Join("; ", FindingText.Notes(finding)));
        var beside = Indent + line.MarkColumn + line.MarkWidth + 1 + Printable.Width(notes);
        if (notes.Length > 0 && (width <= 0 || beside <= width))
        {
            writer.WriteLine($"{Margin}{carets} {notes}");
        }
        else
        {
            writer.WriteLine(Margin + carets);
            if (notes.Length > 0)
            {
                writer.WriteLine(Margin + notes);
            }
        }
    }
}
