namespace LeakScan.Filtering.Inline;

/// <summary>
/// Tells the names of settings that a build tool copies into the code that browsers get: whatever is called so is public, whatever file it stands in.
/// Next.js, Vite, Create React App, Nuxt, Vue, Gatsby, Expo and Storybook document these prefixes.
/// </summary>
internal static class FrontEndName
{
    private static readonly byte[][] Prefixes =
    [
        [.. "NEXT_PUBLIC_"u8], [.. "VITE_"u8], [.. "REACT_APP_"u8], [.. "NUXT_PUBLIC_"u8], [.. "VUE_APP_"u8], [.. "GATSBY_"u8], [.. "EXPO_PUBLIC_"u8],
        [.. "STORYBOOK_"u8],
    ];

    /// <summary>Whether such a name stands in the part of a line before a value.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        foreach (var prefix in Prefixes)
        {
            if (text.IndexOf(prefix) is >= 0 and var at && (at == 0 || !IsWord(text[at - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value == '_';
}
