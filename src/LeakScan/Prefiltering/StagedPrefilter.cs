using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LeakScan.Prefiltering;

/// <summary>
/// What all strategies but the naive one share. Four bytes of every keyword, its piece, stand for it. A first stage goes over a chunk and
/// writes down where a piece may start, a second (<see cref="PieceSieve"/>) drops most of these positions, a third (<see cref="KeywordVerifier"/>) compares
/// exactly. Each runs over the whole chunk before the next begins: verifying at once would cost a mispredicted branch for every position let through.
/// Content needs no padding: its last bytes are searched in a padded copy on the stack. Nothing is allocated but the growth of the caller's list.
/// </summary>
internal abstract class StagedPrefilter : Prefilter
{
    /// <summary>The first stage goes over multiples of this.</summary>
    protected const int BlockLength = 64;

    /// <summary>How many bytes behind the last position of a block the first stage may read.</summary>
    protected const int Overhang = 16;

    /// <summary>How many elements behind the last position the first stage may write.</summary>
    protected const int PositionSlack = 64;

    // Text and positions of a chunk stay in the first-level cache beside the tables.
    private const int ChunkLength = 4096;

    private readonly AlignedTable<ushort> _expansions = new(MaskExpander.CreateTable());
    private readonly KeywordVerifier _verifier;
    private readonly int _maxOffset;
    private readonly bool _hasOtherScripts;

    /// <param name="keywords">The keywords.</param>
    /// <param name="placements">Where each is looked for.</param>
    protected StagedPrefilter(byte[][] keywords, ReadOnlySpan<Placement> placements)
    {
        Sieve = new PieceSieve(keywords, placements);
        _verifier = new KeywordVerifier(keywords, placements);
        _hasOtherScripts = !Array.TrueForAll(keywords, k => Keyword.IsAscii(k));
        foreach (var placement in placements)
        {
            _maxOffset = Math.Max(_maxOffset, placement.Offset);
        }
    }

    /// <summary>The table of <see cref="MaskExpander"/>.</summary>
    protected ref ushort Expansions => ref _expansions.First;

    /// <summary>The second stage.</summary>
    protected PieceSieve Sieve { get; }

    public sealed override void Find(ReadOnlySpan<byte> content, int from, int to, List<Candidate> candidates, CandidateRefuser? refuser = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, content.Length);
        var end = (int)Math.Min((long)to + _maxOffset, content.Length - Keyword.MinLength + 1);
        if (from < to && from < end)
        {
            Run(new Search(content, from, to, candidates, refuser), from, end);
        }
    }

    /// <summary>
    /// The first two stages: writes the offsets in [0, <paramref name="count"/>) at which a piece may start, ascending, and returns how many. May read <see cref="Overhang"/> bytes
    /// behind the last offset and write <see cref="PositionSlack"/> elements behind the last written.
    /// </summary>
    /// <param name="text">The first byte.</param>
    /// <param name="count">A multiple of <see cref="BlockLength"/>.</param>
    /// <param name="passed">Room for what passes the first stage.</param>
    /// <param name="positions">Where to write.</param>
    /// <param name="isBlind">Whether there are bytes that are not ASCII and were not looked at: the tables of vector kernels hold ASCII.</param>
    protected abstract int Scan(ref byte text, int count, ref ushort passed, ref ushort positions, out bool isBlind);

    // Looks for pieces that start in [at, end).
    [SkipLocalsInit]
    private void Run(in Search search, int at, int end)
    {
        Span<ushort> passed = stackalloc ushort[ChunkLength + PositionSlack];
        Span<ushort> positions = stackalloc ushort[ChunkLength + PositionSlack];
        Span<uint> working = stackalloc uint[KeywordVerifier.WorkingLength(ChunkLength)];
        while (at < end)
        {
            // Whole blocks; positions in the last one that lie behind the end do no harm, as every candidate is judged by where it starts.
            var wanted = (Math.Min(end - at, ChunkLength) + BlockLength - 1) & -BlockLength;
            var length = Math.Min(wanted, (search.Content.Length - at - Overhang) & -BlockLength);
            if (length <= 0)
            {
                RunTail(search, at, passed, positions, working);
                return;
            }

            RunChunk(search, at, ref Unsafe.Add(ref MemoryMarshal.GetReference(search.Content), at), length, passed, positions, working);
            at += length;
        }
    }

    [SkipLocalsInit]
    private void RunTail(in Search search, int at, Span<ushort> passed, Span<ushort> positions, Span<uint> working)
    {
        // With what stands before it, since a keyword may have begun there.
        var lead = Math.Min(at, Placement.MaxOffset);
        var tail = search.Content[(at - lead)..];
        Debug.Assert(tail.Length - lead < BlockLength + Overhang, "The tail is less than a block and what is read behind it.");
        Span<byte> padded = stackalloc byte[Placement.MaxOffset + (2 * BlockLength) + Overhang];
        tail.CopyTo(padded);
        padded[tail.Length..].Clear();
        RunChunk(search, at, ref padded[lead], 2 * BlockLength, passed, positions, working);
    }

    private void RunChunk(in Search search, int at, ref byte text, int length, Span<ushort> passed, Span<ushort> positions, Span<uint> working)
    {
        var count = Scan(ref text, length, ref MemoryMarshal.GetReference(passed), ref MemoryMarshal.GetReference(positions), out var isBlind);
        _verifier.Verify(search, at, ref text, Math.Min(at, Placement.MaxOffset), positions[..count], working);
        if (isBlind && _hasOtherScripts)
        {
            count = Sieve.ScanOtherScripts(ref text, length, ref MemoryMarshal.GetReference(positions));
            _verifier.Verify(search, at, ref text, Math.Min(at, Placement.MaxOffset), positions[..count], working);
        }
    }
}
