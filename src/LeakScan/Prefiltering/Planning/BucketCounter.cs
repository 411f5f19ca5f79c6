using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering.Planning;

/// <summary>
/// Counts which positions of a sample buckets let through. Sets of sample positions are bit sets: for each entry of each look-up those that select it, for
/// each bucket and look-up those that select an entry the bucket is in. What a bucket lets through is the intersection over its look-ups, so trying one
/// placement is one pass over a few kilobytes, and counting is exact.
/// </summary>
internal sealed class BucketCounter
{
    // Between two looks at the limit; a multiple of a vector.
    private const int WordsAtOnce = 16;

    private readonly LookupLayout _layout;
    private readonly byte[][] _keywords;
    private readonly int _positions;
    private readonly int _words;
    private readonly int _lookups;
    private readonly ulong[] _selecting;
    private readonly ulong[] _bucketSets;
    private readonly ushort[] _uses;
    private readonly int[] _passes;

    // For each entry of each look-up the share of positions that select it, for each bucket and look-up the sum over the bucket's entries.
    private readonly double[] _entryShares;
    private readonly double[] _bucketShares;
    private readonly UInt128[] _bucketEntries;

    private readonly ulong[] _pieceSets;
    private readonly UInt128[] _pieceEntries;
    private int _kind;

    public BucketCounter(LookupLayout layout, byte[][] keywords, ReadOnlySpan<byte> sample)
    {
        _layout = layout;
        _positions = sample.Length - layout.PieceLength(layout.Kinds - 1) + 1;
        _keywords = keywords;
        _lookups = layout.Lookups;
        _passes = new int[layout.Buckets];
        _words = (_positions + (64 * WordsAtOnce) - 1) / (64 * WordsAtOnce) * WordsAtOnce;
        _selecting = new ulong[layout.Kinds * _lookups * layout.Entries * _words];
        _bucketSets = new ulong[_layout.Buckets * _lookups * _words];
        _uses = new ushort[_layout.Buckets * _lookups * layout.Entries];
        _pieceSets = new ulong[_lookups * _words];
        _pieceEntries = new UInt128[_lookups];
        _entryShares = new double[layout.Kinds * _lookups * layout.Entries];
        _bucketShares = new double[layout.Buckets * _lookups];
        _bucketEntries = new UInt128[layout.Buckets * _lookups];
        Fill(sample);
    }

    public int Buckets => _passes.Length;

    /// <summary>How many positions a bucket lets through, as last counted.</summary>
    public int Passes(int bucket) => _passes[bucket];

    /// <summary>Chooses the piece of a keyword that the next calls are about, and the kind of the buckets.</summary>
    public void SelectPiece(int keyword, int offset, int kind)
    {
        var piece = _layout.Piece(_keywords[keyword], offset, kind);
        Span<byte> selected = stackalloc byte[LookupLayout.MostSelected];
        _kind = kind;
        for (var lookup = 0; lookup < _lookups; lookup++)
        {
            var entries = UInt128.Zero;
            foreach (var entry in selected[.._layout.Select(kind, lookup, piece, selected)])
            {
                entries |= UInt128.One << entry;
            }

            _pieceEntries[lookup] = entries;
            var set = _pieceSets.AsSpan(lookup * _words, _words);
            set.Clear();
            Unite(entries, lookup, set);
        }
    }

    /// <summary>Puts the selected piece into a bucket of its kind.</summary>
    public void Add(int bucket)
    {
        for (var lookup = 0; lookup < _lookups; lookup++)
        {
            var uses = Uses(bucket, lookup);
            for (var entries = _pieceEntries[lookup]; entries != 0; entries &= entries - 1)
            {
                uses[(int)UInt128.TrailingZeroCount(entries)]++;
            }

            Unite(_pieceEntries[lookup], lookup, BucketSet(bucket, lookup));
            SetEntries(bucket, lookup, _bucketEntries[(bucket * _lookups) + lookup] | _pieceEntries[lookup]);
        }
    }

    /// <summary>Takes the selected piece out of a bucket.</summary>
    public void Remove(int bucket)
    {
        for (var lookup = 0; lookup < _lookups; lookup++)
        {
            var uses = Uses(bucket, lookup);
            for (var entries = _pieceEntries[lookup]; entries != 0; entries &= entries - 1)
            {
                uses[(int)UInt128.TrailingZeroCount(entries)]--;
            }

            var left = UInt128.Zero;
            for (var entry = 0; entry < uses.Length; entry++)
            {
                left |= uses[entry] > 0 ? UInt128.One << entry : 0;
            }

            var set = BucketSet(bucket, lookup);
            set.Clear();
            Unite(left, lookup, set);
            SetEntries(bucket, lookup, left);
        }
    }

    /// <summary>By how many positions of the sample's length a bucket would grow with the selected piece in it, if neighbouring bytes were independent.</summary>
    public double EstimateGrowth(int bucket)
    {
        var before = (double)_positions;
        var after = before;
        for (var lookup = 0; lookup < _lookups; lookup++)
        {
            var share = _bucketShares[(bucket * _lookups) + lookup];
            before *= share;
            after *= share + Share(_pieceEntries[lookup] & ~_bucketEntries[(bucket * _lookups) + lookup], lookup);
        }

        return after - before;
    }

    /// <summary>Counts again what a bucket lets through, after it changed; forgets the selected piece.</summary>
    public void Recount(int bucket)
    {
        _pieceSets.AsSpan().Clear();
        _passes[bucket] = Count(bucket, int.MaxValue);
    }

    /// <summary>How many positions a bucket would let through with the selected piece in it, or some number not below the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Count(int bucket, int limit)
    {
        ref var sets = ref _bucketSets[bucket * _lookups * _words];
        ref var piece = ref MemoryMarshal.GetArrayDataReference(_pieceSets);
        var count = 0;
        for (var start = 0; start < _words && count < limit; start += WordsAtOnce)
        {
            for (var word = start; word < start + WordsAtOnce; word += Vector256<ulong>.Count)
            {
                var passing = Vector256<ulong>.AllBitsSet;
                var at = (nuint)word;
                for (var lookup = 0; lookup < _lookups; lookup++)
                {
                    passing &= Vector256.LoadUnsafe(ref sets, at) | Vector256.LoadUnsafe(ref piece, at);
                    at += (nuint)_words;
                }

                count += BitOperations.PopCount(passing[0]) + BitOperations.PopCount(passing[1])
                    + BitOperations.PopCount(passing[2]) + BitOperations.PopCount(passing[3]);
            }
        }

        return count;
    }

    /// <summary>How many positions have the selected piece, as far as the look-ups can tell.</summary>
    public int CountPiece()
    {
        var count = 0;
        for (var word = 0; word < _words; word++)
        {
            var passing = ulong.MaxValue;
            for (var lookup = 0; lookup < _lookups; lookup++)
            {
                passing &= _pieceSets[(lookup * _words) + word];
            }

            count += BitOperations.PopCount(passing);
        }

        return count;
    }

    // Adds to a set the positions that select one of the entries.
    private void Unite(UInt128 entries, int lookup, Span<ulong> set)
    {
        for (; entries != 0; entries &= entries - 1)
        {
            var entry = (int)UInt128.TrailingZeroCount(entries);
            var selecting = _selecting.AsSpan((Table(_kind, lookup) + entry) * _words, _words);
            for (var i = 0; i < set.Length; i++)
            {
                set[i] |= selecting[i];
            }
        }
    }

    private void SetEntries(int bucket, int lookup, UInt128 entries)
    {
        _bucketEntries[(bucket * _lookups) + lookup] = entries;
        _bucketShares[(bucket * _lookups) + lookup] = Share(entries, lookup);
    }

    private double Share(UInt128 entries, int lookup)
    {
        var share = 0.0;
        for (; entries != 0; entries &= entries - 1)
        {
            share += _entryShares[Table(_kind, lookup) + (int)UInt128.TrailingZeroCount(entries)];
        }

        return share;
    }

    private Span<ushort> Uses(int bucket, int lookup) => _uses.AsSpan(((bucket * _lookups) + lookup) * _layout.Entries, _layout.Entries);

    private Span<ulong> BucketSet(int bucket, int lookup) => _bucketSets.AsSpan(((bucket * _lookups) + lookup) * _words, _words);

    private int Table(int kind, int lookup) => ((kind * _lookups) + lookup) * _layout.Entries;

    private void Fill(ReadOnlySpan<byte> sample)
    {
        for (var position = 0; position < _positions; position++)
        {
            for (var kind = 0; kind < _layout.Kinds; kind++)
            {
                for (var lookup = 0; lookup < _lookups; lookup++)
                {
                    var entry = _layout.Index(kind, lookup, sample[position..]);
                    if (entry >= 0)
                    {
                        _selecting[((Table(kind, lookup) + entry) * _words) + (position / 64)] |= 1UL << (position % 64);
                        _entryShares[Table(kind, lookup) + entry] += 1.0 / _positions;
                    }
                }
            }
        }
    }
}
