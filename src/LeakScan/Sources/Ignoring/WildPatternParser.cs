namespace LeakScan.Sources.Ignoring;

/// <summary>Takes wildcard patterns apart, with git's own reading of what the documentation leaves open; each such place is named.</summary>
internal static class WildPatternParser
{
    /// <summary>The steps of a pattern.</summary>
    public static WildToken[] Parse(ReadOnlySpan<byte> pattern, bool ignoreCase)
    {
        var tokens = new List<WildToken>(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case (byte)'*':
                    tokens.Add(ParseStar(pattern, ref i));
                    break;
                case (byte)'?':
                    tokens.Add(new WildToken(WildTokenKind.AnyByte));
                    break;
                case (byte)'[':
                    tokens.Add(ByteSetParser.TryParse(pattern, ref i, ignoreCase, out var set) ? new WildToken(WildTokenKind.Set, Set: set) : new WildToken(WildTokenKind.Never));
                    break;
                case (byte)'\\':
                    // What is escaped is not folded: git compares it with the small letter of the text.
                    i++;
                    tokens.Add(i < pattern.Length ? new WildToken(WildTokenKind.Literal, pattern[i]) : new WildToken(WildTokenKind.Never));
                    break;
                default:
                    tokens.Add(new WildToken(WildTokenKind.Literal, ignoreCase ? WildPattern.ToLower(pattern[i]) : pattern[i]));
                    break;
            }
        }

        return [.. tokens];
    }

    /// <summary>One star or several. Several mean folders only when they stand between slashes or at an end; else they are one star.</summary>
    private static WildToken ParseStar(ReadOnlySpan<byte> pattern, ref int i)
    {
        var start = i;
        while (i + 1 < pattern.Length && pattern[i + 1] == (byte)'*')
        {
            i++;
        }

        var rest = pattern[(i + 1)..];
        var isFolders = i > start && (start == 0 || pattern[start - 1] == (byte)'/') && (rest.IsEmpty || rest[0] == (byte)'/' || rest.StartsWith("\\/"u8));
        if (!isFolders)
        {
            return new WildToken(WildTokenKind.Star);
        }

        if (rest.IsEmpty || rest[0] != (byte)'/')
        {
            return new WildToken(WildTokenKind.Path);
        }

        i++;
        return new WildToken(WildTokenKind.Folders);
    }
}
