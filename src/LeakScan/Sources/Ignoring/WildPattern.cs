namespace LeakScan.Sources.Ignoring;

/// <summary>
/// A wildcard pattern as git understands it in ignore files (https://git-scm.com/docs/gitignore#_pattern_format), over the bytes of a path.
/// The pattern is taken apart once. Matching remembers two places to go back to, the last <c>*</c> and the last <c>**</c>, and never more: whatever an
/// earlier wildcard could still take, a later one takes as well, and a <c>*</c> cannot reach behind a <c>**</c>. So the time is bounded by the product of
/// the lengths for each <c>**</c> position, where a recursive matcher can take exponential time on <c>a*a*a*a*b</c>.
/// Immutable; safe for use by several threads.
/// </summary>
internal sealed class WildPattern
{
    private readonly WildToken[] _tokens;
    private readonly bool _ignoreCase;

    /// <summary>Takes a pattern apart.</summary>
    /// <param name="pattern">Without the marks of an ignore file: '!' and a '/' at the start or end.</param>
    /// <param name="ignoreCase">Whether ASCII letters match either case.</param>
    public WildPattern(ReadOnlySpan<byte> pattern, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        _tokens = WildPatternParser.Parse(pattern, ignoreCase);
    }

    /// <summary>With what bytes a text that matches can start; null when with any.</summary>
    public ByteSet? First => BytesOf(_tokens[0]);

    /// <summary>With what bytes a text that matches can end; null when with any.</summary>
    public ByteSet? Last => BytesOf(_tokens[^1]);

    /// <summary>Whether the whole text matches.</summary>
    public bool Matches(ReadOnlySpan<byte> text)
    {
        var tokens = _tokens;
        int at = 0, token = 0;
        int starToken = -1, starAt = 0;
        int pathToken = -1, pathAt = 0;
        while (true)
        {
            if (token == tokens.Length)
            {
                if (at == text.Length)
                {
                    return true;
                }
            }
            else
            {
                var kind = tokens[token].Kind;
                if (kind == WildTokenKind.Star)
                {
                    starToken = ++token;
                    starAt = at;
                    continue;
                }

                if (kind is WildTokenKind.Path or WildTokenKind.Folders)
                {
                    pathToken = ++token;
                    pathAt = at;
                    starToken = -1;
                    continue;
                }

                if (at < text.Length && MatchesByte(tokens[token], text[at]))
                {
                    token++;
                    at++;
                    continue;
                }
            }

            // A dead end: let the last star take one byte more, else the last double star one byte or folder more.
            if (starToken >= 0 && starAt < text.Length && text[starAt] != (byte)'/')
            {
                at = ++starAt;
                token = starToken;
                continue;
            }

            starToken = -1;
            if (pathToken < 0 || !TryExtend(tokens[pathToken - 1].Kind, text, ref pathAt))
            {
                return false;
            }

            at = pathAt;
            token = pathToken;
        }
    }

    private static bool TryExtend(WildTokenKind kind, ReadOnlySpan<byte> text, ref int pathAt)
    {
        var step = kind == WildTokenKind.Folders ? text[pathAt..].IndexOf((byte)'/') + 1 : 1;
        if (step == 0 || pathAt + step > text.Length)
        {
            return false;
        }

        pathAt += step;
        return true;
    }

    private ByteSet? BytesOf(in WildToken token) => token.Kind switch
    {
        WildTokenKind.Literal => ByteSet.Of(token.Literal, _ignoreCase),
        WildTokenKind.Set => token.Set,
        _ => null,
    };

    private bool MatchesByte(in WildToken token, byte value) => token.Kind switch
    {
        WildTokenKind.Literal => token.Literal == (_ignoreCase ? ToLower(value) : value),
        WildTokenKind.AnyByte => value != (byte)'/',
        WildTokenKind.Set => token.Set![value],
        _ => false,
    };

    /// <summary>The small letter for a capital ASCII letter.</summary>
    public static byte ToLower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
}
