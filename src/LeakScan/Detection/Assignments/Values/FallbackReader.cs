using LeakScan.Detection.Assignments.Names;

namespace LeakScan.Detection.Assignments.Values;

/// <summary>
/// Finds the literal that a program falls back on where the variable of a name is not set: <c>ENV['PASSWORD'] || '…'</c>,
/// <c>process.env.DB_PASS ?? '…'</c>, <c>os.environ.get("PASSWORD") or "…"</c>, <c>env::var("PASSWORD").unwrap_or("…")</c>; and the default of an option
/// that a program declares: <c>add_argument('--password', type=str, default='…')</c>.
/// </summary>
internal static class FallbackReader
{
    private const int MostClosers = 3;
    private const int MostArguments = 160;

    /// <summary>Whether such a form may follow the name.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int nameEnd) => TryFind(bytes, nameEnd, out _) || IsOption(bytes, nameEnd);

    /// <summary>Reads to the literal; <paramref name="valueAt"/> is the offset of its opening quote.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, in KeyName key, out int valueAt) =>
        TryFind(bytes, key.End, out valueAt) || (key.Dashes > 0 && IsOption(bytes, key.End) && TryFindDefault(bytes, key.End, out valueAt));

    private static bool TryFind(ReadOnlySpan<byte> bytes, int at, out int valueAt)
    {
        var i = 0;
        for (; i < MostClosers && (Bytes.IsQuote(Bytes.At(bytes, at)) || Bytes.At(bytes, at) is (byte)']' or (byte)')'); i++)
        {
            at++;
        }

        // Two texts to choose from: ('passwords' || 'registrations').
        if (i == 1 && Bytes.IsQuote(bytes[at - 1]))
        {
            valueAt = at;
            return false;
        }

        var sign = Bytes.SkipBlanks(bytes, at);
        // Behind a name alone it is prose.
        var length = Bytes.At(bytes, sign) == 'o' && Bytes.At(bytes, at - 1) is not ((byte)']' or (byte)')') ? 0 : AlternativeReader.SignLength(bytes, sign);
        valueAt = Bytes.SkipBlanks(bytes, sign + length);
        return length > 0 && Bytes.At(bytes, valueAt) is (byte)'"' or (byte)'\'' && !DefaultReader.IsCompared(bytes, valueAt);
    }

    private static bool IsOption(ReadOnlySpan<byte> bytes, int nameEnd) => Bytes.IsQuote(Bytes.At(bytes, nameEnd)) && Bytes.At(bytes, nameEnd + 1) == ',';

    private static bool TryFindDefault(ReadOnlySpan<byte> bytes, int at, out int valueAt) =>
        DefaultReader.TryFindNamed(bytes, at, MostArguments, (byte)')', out var sign, out valueAt) && sign is (byte)'=' or (byte)':' && Bytes.IsQuote(Bytes.At(bytes, valueAt));
}
