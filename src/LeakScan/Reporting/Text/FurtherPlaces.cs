using LeakScan.Findings;
using LeakScan.Sources;

namespace LeakScan.Reporting.Text;

/// <summary>Writes where else a secret stands: a line for each file, and in a history for each commit.</summary>
internal sealed class FurtherPlaces(TextWriter writer, TextStyle style, bool isVerbose)
{
    private const int MostFiles = 3;
    private const int MostPositions = 4;

    /// <summary>Writes the places of findings; without being asked for all, only the first.</summary>
    public void Write(IReadOnlyList<Finding> findings, string margin)
    {
        var files = findings.GroupBy(f => (f.Provenance.DisplayPath, Commit: Commit(f))).ToList();
        var shown = isVerbose ? files.Count : Math.Min(files.Count, MostFiles);
        foreach (var file in files.Take(shown))
        {
            var positions = string.Join(", ", file.Take(isVerbose ? int.MaxValue : MostPositions).Select(f => $"{f.Region.StartLine}:{f.Region.StartColumn}"));
            var more = isVerbose ? 0 : file.Count() - MostPositions;
            var commit = file.Key.Commit is { } id ? $" in {style.Commit(id)}" : "";
            writer.WriteLine($"{margin}also at {Printable.Of(file.Key.DisplayPath)}:{positions}{(more > 0 ? $" and {Wording.Number(more)} more" : "")}{commit}{Marks(file)}");
        }

        if (shown < files.Count)
        {
            var rest = files.Skip(shown).Sum(file => file.Count());
            writer.WriteLine(margin + style.Dim($"and at {Wording.Count(rest, "more place")}, listed with --verbose"));
        }
    }

    /// <summary>What makes a copy worse than the one that is shown: every visitor, or whoever reads a log, can read it.</summary>
    private static string Marks(IEnumerable<Finding> findings)
    {
        var marks = findings.Aggregate(Surroundings.None, (all, f) => all | f.Surroundings) & (Surroundings.FrontEnd | Surroundings.Log);
        return marks == Surroundings.None ? "" : $" ({string.Join("; ", Wording.Phrases(marks))})";
    }

    private static string? Commit(Finding finding) =>
        finding.Provenance is GitProvenance { IsStaged: false, Location.Commit: { } commit } ? commit.Id.ToShortString() : null;
}
