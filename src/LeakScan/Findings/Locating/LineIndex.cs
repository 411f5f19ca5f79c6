using LeakScan.Rules;

namespace LeakScan.Findings.Locating;

/// <summary>
/// The lines on which each rule matched in an item, to tell whether a companion stands near without a look at every other match: an item may hold tens of
/// thousands.
/// </summary>
internal sealed class LineIndex
{
    private readonly Dictionary<string, List<int>> _lines = new(StringComparer.Ordinal);

    public LineIndex(IReadOnlyList<Rule> rules, List<LocatedMatch> matches)
    {
        foreach (var match in matches)
        {
            var id = rules[match.Placed.Match.Rule].Id;
            if (!_lines.TryGetValue(id, out var lines))
            {
                _lines[id] = lines = [];
            }

            lines.Add(match.Line);
        }

        foreach (var lines in _lines.Values)
        {
            lines.Sort();
        }
    }

    /// <summary>Whether what is asked for stands near enough to a line.</summary>
    public bool Meets(Requirement requirement, int line)
    {
        if (!_lines.TryGetValue(requirement.RuleId, out var lines))
        {
            return false;
        }

        // The first line that is not too far before; when that is not too far behind, it is near.
        var place = lines.BinarySearch(line - requirement.WithinLines);
        var first = place < 0 ? ~place : place;
        return first < lines.Count && lines[first] <= line + requirement.WithinLines;
    }
}
