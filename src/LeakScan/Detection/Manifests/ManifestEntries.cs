using System.Buffers;

namespace LeakScan.Detection.Manifests;

/// <summary>Takes the entries of a Secret and makes matches of those that can be credentials by their names and by what their values are made of.</summary>
internal readonly struct ManifestEntries
{
    private const int LeastEncoded = 8;
    private const int LeastPlain = 6;
    private const int Most = 8192;

    private static readonly SearchValues<byte> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    private readonly int _rule;
    private readonly int _origin;
    private readonly List<RawMatch> _matches;

    /// <param name="rule">Index of the rule.</param>
    /// <param name="origin">Where the bytes that the readers see start in the content.</param>
    /// <param name="matches">Where matches go.</param>
    public ManifestEntries(int rule, int origin, List<RawMatch> matches)
    {
        _rule = rule;
        _origin = origin;
        _matches = matches;
    }

    /// <summary>Takes an entry.</summary>
    /// <param name="bytes">What is around.</param>
    /// <param name="name">Where its name stands.</param>
    /// <param name="value">Where its value does, without quotes.</param>
    /// <param name="isEncoded">Whether it stands in base64, as under <c>data</c>.</param>
    public void Add(ReadOnlySpan<byte> bytes, Range name, Range value, bool isEncoded)
    {
        var (start, length) = value.GetOffsetAndLength(bytes.Length);
        var text = bytes.Slice(start, length);
        if (length > Most || length < (isEncoded ? LeastEncoded : LeastPlain) || text.ContainsAny((byte)' ', (byte)'\\')
            || (isEncoded && text.ContainsAnyExcept(Base64)) || EntryName.TellsSecret(bytes[name]) is not { } tellsSecret)
        {
            return;
        }

        var traits = (isEncoded ? MatchTraits.Encoded : MatchTraits.None) | (tellsSecret ? MatchTraits.Secret : MatchTraits.None);
        start += _origin;
        _matches.Add(new RawMatch(_rule, start, start + length, start, start + length, traits));
    }
}
