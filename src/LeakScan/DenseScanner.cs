using LeakScan.Filtering;
using LeakScan.Pieces;

namespace LeakScan;

/// <summary>
/// Scans content of which nothing is known beforehand. Where keywords stand so thick that each byte would be looked at by dozens of rules, the content mostly
/// repeats itself: tables of a dump, generated code, a file made to keep scanners busy. There each distinct piece is scanned once, with the same matches. It is asked
/// anew of each window, as a dump may hold one such table among a thousand others.
/// Belongs to one thread.
/// </summary>
internal sealed class DenseScanner(ContentScanner scanner, Lazy<PieceHasher> hasher)
{
    /// <summary>Below this, content is done sooner than its pieces are cut.</summary>
    private const int LeastBytes = 1 << 15;

    /// <summary>Source code has a keyword for every few thousand bytes.</summary>
    private const int BytesPerKeyword = 64;

    /// <summary>Enough for what repeats itself; and what does not must not fill the memory with its matches.</summary>
    private const int MaxPieces = 1024;
    private const int MaxHeld = 1 << 16;

    private PieceScanner? _pieces;

    /// <summary>Starts on another item: what the last one repeated is forgotten.</summary>
    public void Begin() => _pieces = null;

    /// <summary>As <see cref="ContentScanner.Scan(ReadOnlySpan{byte}, int, int, List{PlacedMatch})"/>, with the same matches.</summary>
    public void Scan(ReadOnlySpan<byte> content, int from, int to, List<PlacedMatch> matches)
    {
        scanner.Begin();
        if (!IsDense(content, from, to))
        {
            scanner.JudgeBefore(to, content, matches, null);
            return;
        }

        _pieces ??= new PieceScanner(scanner, hasher.Value, new SeenPieces(MaxPieces, MaxHeld)) { Equal = new EqualMatches() };
        _pieces.Scan(content, from, to, matches);
    }

    /// <summary>Finds the keywords, and says whether they stand so thick; what is so from its first bytes on is not searched to its end for that.</summary>
    private bool IsDense(ReadOnlySpan<byte> content, int from, int to)
    {
        if (to - from < LeastBytes)
        {
            scanner.FindLikely(content, from, to);
            return false;
        }

        scanner.FindLikely(content, from, from + LeastBytes);
        if (scanner.Found >= LeastBytes / BytesPerKeyword)
        {
            return true;
        }

        scanner.FindMore(content, from + LeastBytes, to);
        return scanner.Found >= (to - from) / BytesPerKeyword;
    }
}
