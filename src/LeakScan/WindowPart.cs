using LeakScan.Detection.Assignments.Forms;
using LeakScan.Filtering;

namespace LeakScan;

/// <summary>One of the parts that a window is scanned in by several threads, and what was found in it. One thread has it at a time; used for one window after the other.</summary>
internal sealed class WindowPart
{
    /// <summary>First offset of a keyword, in the window's bytes.</summary>
    public int From { get; set; }

    /// <summary>Offset behind the last.</summary>
    public int To { get; set; }

    /// <summary>The matches; their starts are offsets in the window's bytes.</summary>
    public List<PlacedMatch> Matches { get; } = [];

    /// <summary>The tables that begin there, as in <see cref="ContentScanner.Tables"/>.</summary>
    public List<TableHead> Tables { get; } = [];

    /// <summary>What was thrown in it first; null for nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>Scans it and keeps what is found.</summary>
    /// <param name="bytes">The window's bytes.</param>
    /// <param name="scanner">The calling thread's scanner.</param>
    /// <param name="dense">The same for content that is thick with keywords; null to scan everything.</param>
    public void Scan(ReadOnlySpan<byte> bytes, ContentScanner scanner, DenseScanner? dense)
    {
        Matches.Clear();
        Tables.Clear();
        if (dense is not null)
        {
            dense.Scan(bytes, From, To, Matches);
        }
        else
        {
            scanner.Scan(bytes, From, To, Matches);
        }

        Tables.AddRange(scanner.Tables);
        Fault = scanner.Faults?.End();
    }
}
