using System.Runtime.CompilerServices;

namespace LeakScan.Detection.Assignments;

/// <summary>Classes of bytes that the readers of names and values share.</summary>
internal static class Bytes
{
    private static readonly bool[] NameTable = Table("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"u8);

    /// <summary>Letters, digits, '_' and '-': what a name consists of between its dots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsName(byte value) => NameTable[value];

    /// <summary>An ASCII letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetter(byte value) => (uint)((value | 0x20) - 'a') < 26;

    /// <summary>A decimal digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigit(byte value) => (uint)(value - '0') < 10;

    /// <summary>A blank within a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t';

    /// <summary>A double or single quotation mark, or a backtick.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsQuote(byte value) => value is (byte)'"' or (byte)'\'' or (byte)'`';

    /// <summary>The end of a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLineEnd(byte value) => value is (byte)'\n' or (byte)'\r';

    /// <summary>The length of the ñ of contraseña, the one letter outside ASCII within a name of ours: two bytes in UTF-8, one in Latin-1, which old programs are written in; else 0.</summary>
    public static int EnyeLength(ReadOnlySpan<byte> bytes, int at) => At(bytes, at) switch
    {
        0xC3 when At(bytes, at + 1) is 0xB1 or 0x91 => 2,
        0xF1 or 0xD1 when At(bytes, at + 1) is (byte)'a' or (byte)'A' => 1,
        _ => 0,
    };

    /// <summary>First offset from <paramref name="at"/> on that is not a blank; at most <paramref name="most"/> are skipped.</summary>
    public static int SkipBlanks(ReadOnlySpan<byte> bytes, int at, int most = 24)
    {
        var end = Math.Min(bytes.Length, at + most);
        while (at < end && IsBlank(bytes[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>First offset from <paramref name="at"/> on that is neither a blank nor a line end, or <paramref name="end"/>.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> bytes, int at, int end)
    {
        while (at < end && (IsBlank(bytes[at]) || IsLineEnd(bytes[at])))
        {
            at++;
        }

        return at;
    }

    /// <summary>The byte at an offset, or a line end where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte At(ReadOnlySpan<byte> bytes, int at) => (uint)at < (uint)bytes.Length ? bytes[at] : (byte)'\n';

    /// <summary>Whether the bytes at an offset are this text, ignoring the case of letters. The text is given in lower case and is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartsWith(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> text) =>
        // Nearly always the first byte says no; then a call is dearer than the answer.
        (uint)at < (uint)bytes.Length && ((bytes[at] ^ text[0]) & ~0x20) == 0 && IsAt(bytes, at, text);

    private static bool IsAt(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> text)
    {
        if (bytes.Length - at < text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var value = bytes[at + i];
            if ((IsLetter(value) ? value | 0x20 : value) != text[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool[] Table(ReadOnlySpan<byte> members)
    {
        var table = new bool[256];
        foreach (var member in members)
        {
            table[member] = true;
        }

        return table;
    }
}
