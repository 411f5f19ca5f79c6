using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>
/// Bytes given to the engine: a whole item, or a window of a large one. Candidates that start in [<see cref="From"/>, <see cref="To"/>) are judged;
/// the bytes around are context, which confirmation may read. Windows of one item overlap by at least the engine's reach, and their [From, To) ranges tile the item.
/// </summary>
internal readonly ref struct Content
{
    /// <summary>A whole item.</summary>
    public Content(ReadOnlySpan<byte> bytes)
    {
        Bytes = bytes;
        To = bytes.Length;
        Line = 1;
        Column = 1;
    }

    /// <summary>UTF-8, or any encoding in which ASCII bytes mean ASCII characters.</summary>
    public ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>First offset in <see cref="Bytes"/> at which a candidate counts.</summary>
    public int From { get; init; }

    /// <summary>Offset in <see cref="Bytes"/> behind the last at which a candidate counts.</summary>
    public int To { get; init; }

    /// <summary>Offset of <see cref="Bytes"/>[0] in the item, in bytes of the decoded text.</summary>
    public long Offset { get; init; }

    /// <summary>Line of <see cref="Bytes"/>[0], 1-based.</summary>
    public int Line { get; init; }

    /// <summary>Column of <see cref="Bytes"/>[0] in its line, 1-based, in UTF-16 code units.</summary>
    public int Column { get; init; }

    /// <summary>How the item, of which this is the whole as it is stored, is built on another one; null when that is not known.</summary>
    internal Derivation? Derivation { get; init; }

    /// <summary>Whether this is the whole item and not a window of it.</summary>
    public bool IsWhole => Offset == 0 && From == 0 && To == Bytes.Length;
}
