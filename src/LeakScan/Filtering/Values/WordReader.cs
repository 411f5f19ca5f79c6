namespace LeakScan.Filtering.Values;

/// <summary>Splits a value into words of letters: at everything that is no letter, and where case changes as in <c>camelCase</c>.</summary>
internal static class WordReader
{
    private const byte Other = 0;
    private const byte Lower = 1;
    private const byte Upper = 2;
    private const byte Caseless = 3;

    // Most values are ASCII and are judged several times.
    private static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(c => KindOf((char)c))];

    /// <summary>Writes the ranges of the words; returns how many there are. Words beyond the room for them are left out.</summary>
    public static int Split(ReadOnlySpan<char> value, Span<Range> words)
    {
        var count = 0;
        var start = -1;
        var kinds = Ascii;
        var before = Other;
        var kind = Other;
        for (var i = -1; i <= value.Length; i++)
        {
            var next = i + 1 >= value.Length ? Other : value[i + 1] < kinds.Length ? kinds[value[i + 1]] : KindOf(value[i + 1]);
            if (start >= 0 && (kind == Other || (kind == Upper && (before == Lower || next == Lower))))
            {
                if (count == words.Length)
                {
                    return count;
                }

                words[count++] = start..i;
                start = -1;
            }

            start = kind != Other && start < 0 ? i : start;
            (before, kind) = (kind, next);
        }

        return count;
    }

    private static byte KindOf(char value) => !char.IsLetter(value) ? Other : char.IsLower(value) ? Lower : char.IsUpper(value) ? Upper : Caseless;
}
