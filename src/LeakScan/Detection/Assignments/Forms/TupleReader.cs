using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>Finds the value of a name among several that are assigned at once: <c>user, password = "bob", "…"</c>, <c>[user, pass] = ["bob", "…"]</c>.</summary>
internal static class TupleReader
{
    private const int MostBefore = 96;

    /// <summary>Skips the literals of the names before; the offset stays where it is when there are none.</summary>
    public static int Skip(ReadOnlySpan<byte> bytes, in KeyName key, int valueAt)
    {
        var before = bytes[Math.Max(0, key.Start - MostBefore)..key.Start];
        before = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r', (byte)';') + 1)..];
        var names = before.Count((byte)',');
        if (names == 0 || !AreNames(before))
        {
            return valueAt;
        }

        var at = valueAt + (Bytes.At(bytes, valueAt) is (byte)'[' or (byte)'(' or (byte)'{' ? 1 : 0);
        for (; names > 0; names--)
        {
            if (!QuotedReader.TryRead(bytes, at, out _, out _, out var behind) || Bytes.At(bytes, Bytes.SkipBlanks(bytes, behind)) != ',')
            {
                return valueAt;
            }

            at = Bytes.SkipBlanks(bytes, Bytes.SkipBlanks(bytes, behind) + 1);
        }

        return Bytes.IsQuote(Bytes.At(bytes, at)) ? at : valueAt;
    }

    /// <summary>Whether nothing but names stands there, perhaps behind an opening bracket and a word such as <c>const</c>.</summary>
    private static bool AreNames(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            if (!Bytes.IsName(value) && value is not ((byte)',' or (byte)' ' or (byte)'\t' or (byte)'[' or (byte)'(' or (byte)'{' or (byte)'$' or (byte)'@'))
            {
                return false;
            }
        }

        return true;
    }
}
