using LeakScan.Detection.Assignments.Forms;

namespace LeakScan;

/// <summary>A table of which rows are still to come.</summary>
/// <param name="place">Where its rows stand and how they are written.</param>
/// <param name="first">Where the first of them starts, in the item.</param>
internal sealed class OpenTable(TablePlace place, long first)
{
    private readonly List<(TableColumn Column, long Seen)> _columns = [];

    /// <summary>Where its rows stand and how they are written.</summary>
    public TablePlace Place { get; } = place;

    /// <summary>Where the first row starts, in the item.</summary>
    public long First { get; } = first;

    /// <summary>Where the next row starts, in the item.</summary>
    public long Next { get; set; } = first;

    /// <summary>The columns of credentials, each with the offset in the item up to which a detector has found their values.</summary>
    public IReadOnlyList<(TableColumn Column, long Seen)> Columns => _columns;

    /// <summary>Adds a column, if it is not there yet.</summary>
    public void Add(TableColumn column, long seen)
    {
        if (!_columns.Exists(c => c.Column == column))
        {
            _columns.Add((column, seen));
        }
    }
}
