namespace LeakScan.Detection.Assignments.Names;

/// <summary>Splits a name into its words: <c>OAuth2ClientSecret_2</c> into o, auth2, client, secret, 2.</summary>
internal static class NameSplitter
{
    /// <summary>
    /// Writes the name in lower case and the ranges of its words; returns how many there are. Words beyond the space for them are left out.
    /// </summary>
    public static int Split(ReadOnlySpan<byte> name, Span<char> lower, Span<Range> words)
    {
        var count = 0;
        var start = -1;
        for (var i = 0; i < name.Length; i++)
        {
            var value = name[i];
            var isWordByte = Bytes.IsLetter(value) || Bytes.IsDigit(value);
            lower[i] = (char)(Bytes.IsLetter(value) ? value | 0x20 : value);
            if (start >= 0 && (!isWordByte || (IsUpper(value) && StartsWord(name, i))))
            {
                if (count == words.Length)
                {
                    return count;
                }

                words[count++] = start..i;
                start = -1;
            }

            if (start < 0 && isWordByte)
            {
                start = i;
            }
        }

        if (start >= 0 && count < words.Length)
        {
            words[count++] = start..name.Length;
        }

        return count;
    }

    /// <summary>The end of the word that a byte of a name is part of.</summary>
    public static int WordEnd(ReadOnlySpan<byte> name, int at)
    {
        do
        {
            at++;
        }
        while (at < name.Length && (Bytes.IsLetter(name[at]) || Bytes.IsDigit(name[at])) && !(IsUpper(name[at]) && StartsWord(name, at)));
        return at;
    }

    /// <summary>
    /// Whether an upper-case letter starts a word: behind a lower-case letter or a digit, and before a lower-case letter: dbURLPath, db URL Path.
    /// </summary>
    private static bool StartsWord(ReadOnlySpan<byte> name, int at)
    {
        return !IsUpper(name[at - 1]) || (at + 1 < name.Length && IsLower(name[at + 1]) && !IsPluralEnd(name, at + 1));
    }

    // "APIs", "IDs".
    private static bool IsPluralEnd(ReadOnlySpan<byte> name, int at) => name[at] == 's' && (at + 1 == name.Length || !Bytes.IsLetter(name[at + 1]));

    private static bool IsUpper(byte value) => (uint)(value - 'A') < 26;

    private static bool IsLower(byte value) => (uint)(value - 'a') < 26;
}
