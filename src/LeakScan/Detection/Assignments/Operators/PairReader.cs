using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Operators;

/// <summary>Reads what parts a name from its value where both are values themselves: of a pair of fields or attributes, of a serialized array, of a block with a default.</summary>
internal static class PairReader
{
    private const int MostPair = 80;
    private const int MostBlock = 240;

    /// <summary>
    /// <c>"key": "PASSWORD", "value": "…"</c>; <c>name="Password" value="…"</c>; a Kubernetes <c>- name: … value: …</c> on two lines.
    /// </summary>
    public static bool Read(ReadOnlySpan<byte> bytes, int at, out int valueAt)
    {
        valueAt = at;

        // PHP's serialize(): s:8:"password";s:5:"value".
        if (Bytes.StartsWith(bytes, at, ";s:"u8) && bytes[at..Math.Min(bytes.Length, at + 10)].LastIndexOf((byte)':') is var colon && colon > 3)
        {
            valueAt = at + colon + 1;
            return true;
        }

        if (Bytes.At(bytes, Bytes.SkipBlanks(bytes, at)) == '{')
        {
            return ReadDefault(bytes, at, out valueAt);
        }

        var most = Math.Min(bytes.Length, at + MostPair);
        var separators = 0;
        while (at < most && (Bytes.IsBlank(bytes[at]) || Bytes.IsLineEnd(bytes[at]) || bytes[at] is (byte)',' or (byte)'"' or (byte)'\'' or (byte)'\\'))
        {
            separators++;
            at++;
        }

        var name = Bytes.StartsWith(bytes, at, "value"u8) ? 5 : Bytes.StartsWith(bytes, at, "android:value="u8) ? 13 : 0;
        if (separators == 0 || name == 0)
        {
            return false;
        }

        at += name;
        while (at < most && (Bytes.IsQuote(bytes[at]) || Bytes.IsBlank(bytes[at]) || bytes[at] == '\\'))
        {
            at++;
        }

        if (Bytes.At(bytes, at) is not ((byte)':' or (byte)'='))
        {
            return false;
        }

        at += Bytes.At(bytes, at + 1) == '>' ? 2 : 1;
        valueAt = Bytes.SkipBlanks(bytes, at);
        return true;
    }

    /// <summary>Terraform: <c>variable "db_password" { type = string, default = "…" }</c>.</summary>
    private static bool ReadDefault(ReadOnlySpan<byte> bytes, int at, out int valueAt) =>
        DefaultReader.TryFindNamed(bytes, at, MostBlock, (byte)'}', out var sign, out valueAt) && sign == '=' && Bytes.At(bytes, valueAt) == '"';
}
