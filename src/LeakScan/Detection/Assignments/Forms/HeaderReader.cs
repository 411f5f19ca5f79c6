using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>Reads the credential of an HTTP authorization: <c>Bearer …</c>, <c>Basic …</c>, wherever the scheme's word stands.</summary>
internal static class HeaderReader
{
    private const int LeastLength = 8;
    private const int MostLength = 1400;

    /// <summary>Whether the keyword is the name of an authorization scheme.</summary>
    public static bool IsScheme(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength) =>
        (keywordLength == 6 && Bytes.StartsWith(bytes, keywordAt, "bearer"u8)) || (keywordLength == 5 && Bytes.StartsWith(bytes, keywordAt, "basic"u8));

    /// <summary>Reads the credential behind the scheme and a blank.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength, out AssignedValue value)
    {
        value = default;
        if (keywordAt > 0 && Bytes.IsName(bytes[keywordAt - 1]))
        {
            return false;
        }

        var start = keywordAt + keywordLength;
        var first = Bytes.At(bytes, start);
        start += first is (byte)' ' or (byte)'+' ? 1 : Bytes.StartsWith(bytes, start, "%20"u8) ? 3 : 0;
        if (start == keywordAt + keywordLength)
        {
            return false;
        }

        var end = start;
        while (end < bytes.Length && end - start < MostLength
            && (Bytes.IsName(bytes[end]) || bytes[end] is (byte)'.' or (byte)'~' or (byte)'+' or (byte)'/' or (byte)'=' or (byte)':'))
        {
            end++;
        }

        while (end > start && bytes[end - 1] is (byte)'.' or (byte)':')
        {
            end--;
        }

        value = new AssignedValue(start, end, MatchTraits.Header | MatchTraits.Token);
        return end - start >= LeastLength;
    }
}
