namespace LeakScan.Detection.Assignments.Values;

/// <summary>Reads a key written as numbers: <c>[]byte{95, 84, …}</c>, <c>new byte[] { 0x5F, 0x54, … }</c>, <c>bytes([95, 84, …])</c>.</summary>
internal static class NumbersReader
{
    private const int MostLength = 1024;
    private const int LeastNumbers = 8;

    /// <summary>Reads numbers between 0 and 255 parted by commas from an offset inside the brackets.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        var most = Math.Min(bytes.Length, at + MostLength);
        var start = -1;
        var end = at;
        var count = 0;
        var isVaried = false;
        var isRising = true;
        var previous = -1;
        while (at < most)
        {
            at = Bytes.SkipSpace(bytes, at, most);
            var numberStart = at;
            if (!TryReadByte(bytes, ref at, most, out var number))
            {
                break;
            }

            start = start < 0 ? numberStart : start;
            count++;
            isVaried |= previous >= 0 && Math.Abs(number - previous) > 1;
            isRising &= number > previous;
            previous = number;
            end = at;
            at = Bytes.SkipSpace(bytes, at, most);
            if (Bytes.At(bytes, at) != ',')
            {
                break;
            }

            at++;
        }

        value = new AssignedValue(start, end, MatchTraits.Numbers);
        // The codes of some keys of a keyboard, and other lists that somebody has put in order.
        return count >= LeastNumbers && isVaried && !isRising;
    }

    private static bool TryReadByte(ReadOnlySpan<byte> bytes, ref int at, int most, out int number)
    {
        number = 0;
        var start = at;
        if (Bytes.At(bytes, at) == '-')
        {
            at++;
        }

        var isHex = Bytes.StartsWith(bytes, at, "0x"u8);
        at += isHex ? 2 : 0;
        var digits = 0;
        while (at < most && digits < 4)
        {
            var digit = bytes[at] switch
            {
                >= (byte)'0' and <= (byte)'9' => bytes[at] - '0',
                >= (byte)'a' and <= (byte)'f' when isHex => bytes[at] - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' when isHex => bytes[at] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                break;
            }

            number = (number * (isHex ? 16 : 10)) + digit;
            digits++;
            at++;
        }

        return digits > 0 && number < 256 && at > start;
    }
}
