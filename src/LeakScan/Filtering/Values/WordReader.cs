namespace LeakScan.Filtering.Values;

/// <summary>Splits a value into words of letters: at everything that is no letter, and where case changes as in <c>camelCase</c>.</summary>
internal static class WordReader
{
    /// <summary>Writes the ranges of the words; returns how many there are. Words beyond the room for them are left out.</summary>
    public static int Split(ReadOnlySpan<char> value, Span<Range> words)
    {
        var count = 0;
        var start = -1;
        for (var i = 0; i <= value.Length; i++)
        {
            var isLetter = i < value.Length && char.IsLetter(value[i]);
            var breaks = isLetter && start >= 0 && char.IsUpper(value[i])
                && (char.IsLower(value[i - 1]) || (i + 1 < value.Length && char.IsLower(value[i + 1])));
            if (start >= 0 && (!isLetter || breaks))
            {
                if (count == words.Length)
                {
                    return count;
                }

                words[count++] = start..i;
                start = -1;
            }

            start = isLetter && start < 0 ? i : start;
        }

        return count;
    }
}
