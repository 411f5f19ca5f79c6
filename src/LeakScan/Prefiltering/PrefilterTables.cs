using System.Text;
using LeakScan.Prefiltering.Planning;

namespace LeakScan.Prefiltering;

/// <summary>
/// The keywords of a prefilter and, for either family of vector kernels, where each is looked for. A placement is only good for the kernel it was
/// chosen for, so there are two of each keyword. Choosing well takes a second and is done when the rules are compiled; <see cref="Build"/> chooses fairly
/// well in some milliseconds, for rules that come at run time. Any placement gives the same candidates. Immutable, safe for use by several threads.
/// </summary>
internal sealed class PrefilterTables
{
    private readonly Lazy<Placement[]> _nibble;
    private readonly Lazy<Placement[]> _pair;

    /// <param name="keywords">The keywords.</param>
    /// <param name="placeNibbles">Places them for half-byte kernels, given their bytes; called when a strategy first asks for that.</param>
    /// <param name="placePairs">The same for kernels that look up pairs of bytes.</param>
    internal PrefilterTables(IReadOnlyList<string> keywords, Func<byte[][], Placement[]> placeNibbles, Func<byte[][], Placement[]> placePairs)
    {
        if (keywords.Count > Keyword.MaxCount)
        {
            throw new ArgumentException($"{keywords.Count} keywords are too many; the limit is {Keyword.MaxCount}.", nameof(keywords));
        }

        Keywords = keywords;
        Bytes = [.. keywords.Select(Keyword.ToBytes)];
        _nibble = new Lazy<Placement[]>(() => Checked(placeNibbles(Bytes), NibbleLayout.Instance));
        _pair = new Lazy<Placement[]>(() => Checked(placePairs(Bytes), PairLayout.Instance));
    }

    /// <summary>The keywords; a candidate names one by its index here.</summary>
    public IReadOnlyList<string> Keywords { get; }

    /// <summary>Their bytes, letters in lower case.</summary>
    internal byte[][] Bytes { get; }

    /// <summary>The placements for kernels that look up half bytes (and for the scalar strategy, which uses the offsets only).</summary>
    internal ReadOnlySpan<Placement> NibblePlacements => _nibble.Value;

    /// <summary>The placements for kernels that look up pairs of bytes.</summary>
    internal ReadOnlySpan<Placement> PairPlacements => _pair.Value;

    /// <summary>Places keywords at run time. Keywords that <paramref name="known"/> has too keep the placement they have there.</summary>
    /// <param name="keywords">As <see cref="Keyword"/> says, 3 to 255 bytes each; equal ones are reported side by side.</param>
    /// <param name="known">Tables to take placements from, those of the built-in rules for example; null for none.</param>
    /// <exception cref="ArgumentException">A keyword is too short, too long or not ASCII, or there are too many.</exception>
    public static PrefilterTables Build(IReadOnlyList<string> keywords, PrefilterTables? known = null) => PrefilterPlanner.Extend(keywords, known);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static PrefilterTables Read(ReadOnlySpan<byte> data)
    {
        try
        {
            var count = data[0] | (data[1] << 8);
            var at = 2;
            var keywords = new string[count];
            for (var i = 0; i < count; i++)
            {
                keywords[i] = Encoding.Latin1.GetString(data.Slice(at + 1, data[at]));
                at += 1 + data[at];
            }

            var nibble = ReadPlacements(data.Slice(at, 2 * count));
            var pair = ReadPlacements(data.Slice(at + (2 * count), 2 * count));
            var tables = new PrefilterTables(keywords, _ => nibble, _ => pair);
            _ = tables._nibble.Value;
            _ = tables._pair.Value;
            return tables;
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The prefilter tables are damaged; build LeakScan again.", exception);
        }
    }

    /// <summary>Writes count, keywords (length and bytes each) and both placements (two bytes a keyword each); little-endian.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write((ushort)Keywords.Count);
        foreach (var keyword in Keywords)
        {
            writer.Write((byte)keyword.Length);
            writer.Write(Encoding.Latin1.GetBytes(keyword));
        }

        foreach (var placement in _nibble.Value.Concat(_pair.Value))
        {
            writer.Write(placement.Offset);
            writer.Write(placement.Bucket);
        }
    }

    private static Placement[] ReadPlacements(ReadOnlySpan<byte> data)
    {
        var placements = new Placement[data.Length / 2];
        for (var i = 0; i < placements.Length; i++)
        {
            placements[i] = new Placement(data[2 * i], data[(2 * i) + 1]);
        }

        return placements;
    }

    private Placement[] Checked(Placement[] placements, LookupLayout layout)
    {
        if (placements.Length != Bytes.Length)
        {
            throw new ArgumentException("There must be one placement for each keyword.", nameof(placements));
        }

        for (var i = 0; i < placements.Length; i++)
        {
            if (placements[i].Bucket >= layout.Buckets || placements[i].Offset > layout.LastOffset(Bytes[i].Length, layout.Kind(placements[i].Bucket)))
            {
                throw new ArgumentException($"The placement of \"{Keywords[i]}\" lies outside of the keyword or names no bucket.", nameof(placements));
            }
        }

        return placements;
    }
}
