namespace LeakScan.Detection.Assignments;

/// <summary>Where a name and its value may be parted by blanks alone. In prose the word behind "password" is no password, so the place must be a known one.</summary>
internal static class BlankOperator
{
    private const int MostBefore = 64;

    /// <summary>Whether the name at an offset stands behind dashes, <c>ENV</c>, <c>IDENTIFIED BY</c>, a login of a .netrc, or at the start of its line.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var at = nameStart;
        var least = Math.Max(0, nameStart - MostBefore);
        while (at > least && Bytes.IsBlank(bytes[at - 1]))
        {
            at--;
        }

        if (at == 0 || Bytes.IsLineEnd(bytes[at - 1]))
        {
            return true;
        }

        var line = bytes[least..at];
        line = line[(line.LastIndexOf((byte)'\n') + 1)..];
        return EndsWithWord(line, "env"u8) || EndsWithWord(line, "arg"u8) || Contains(line, "login "u8) || EndsWithWord(line, "setx"u8);
    }

    private static bool EndsWithWord(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) =>
        line.Length >= word.Length && Bytes.StartsWith(line, line.Length - word.Length, word)
        && (line.Length == word.Length || !Bytes.IsName(line[line.Length - word.Length - 1]));

    private static bool Contains(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) => line.IndexOf(word) >= 0;
}
