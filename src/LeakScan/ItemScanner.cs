using LeakScan.Detection.Assignments.Forms;
using LeakScan.Filtering;
using LeakScan.Pieces;
using LeakScan.Rules;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan;

/// <summary>
/// Finds the matches of an item, content by content, in the way that suits it: by pieces, alone or together with other threads; by its name and head; and those in the
/// rows of its tables. Belongs to one thread.
/// </summary>
internal sealed class ItemScanner(RulePack rules, ContentScanner scanner, FileScanner files)
{
    private readonly TableScanner _tables = new(rules, scanner);
    private readonly List<TableHead> _heads = [];

    /// <summary>Scans each distinct piece of all content once; null to scan content by content.</summary>
    public PieceScanner? Pieces { get; set; }

    /// <summary>Scans content by content, what repeats itself within one once; null to scan everything.</summary>
    public DenseScanner? Dense { get; set; }

    /// <summary>Scans windows of large items together with other threads; null to scan them alone.</summary>
    public SharedWindow? Shared { get; set; }

    /// <summary>Whether <see cref="End"/> has something to say.</summary>
    public bool HasUnread => _tables.HasUnread;

    /// <summary>Lets other threads scan parts of the window that is scanned next; null when that is done alone.</summary>
    public ISharedWindow? Share(ReadOnlyMemory<byte> bytes, int from, int to)
    {
        Shared?.Open(bytes, from, to);
        return Shared;
    }

    /// <summary>Appends the matches of a content, or of a window of one.</summary>
    /// <param name="content">The content. Windows of an item come in order.</param>
    /// <param name="matches">Where matches go, in no particular order; their starts are offsets in the content.</param>
    /// <param name="hidden">Where those go that are not told here and may stand on a line with them.</param>
    public void Scan(in Content content, List<PlacedMatch> matches, List<PlacedMatch> hidden)
    {
        var heads = scanner.Tables;
        if (Shared is { IsOpen: true })
        {
            _heads.Clear();
            Shared.Finish(scanner, Dense, matches, _heads);
            heads = _heads;
        }
        else if (Pieces is not null)
        {
            Pieces.Scan(content.Bytes, content.From, content.To, matches, content.Derivation);
        }
        else if (Dense is not null)
        {
            Dense.Scan(content.Bytes, content.From, content.To, matches);
        }
        else
        {
            scanner.Scan(content.Bytes, content.From, content.To, matches);
        }

        try
        {
            if (content.Offset + content.From == 0)
            {
                files.Scan(content.Bytes, matches);
            }

            _tables.Scan(content, heads, matches, hidden);
        }
        catch (Exception e) when (scanner.Faults?.TryAdd(e) == true)
        {
            _tables.End();
        }
    }

    /// <summary>Ends an item; returns what of it was not read, null for nothing.</summary>
    public string? End()
    {
        Dense?.Begin();
        Shared?.EndItem();
        return _tables.End();
    }
}
