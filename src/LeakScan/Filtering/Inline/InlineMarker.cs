using System.Text;

namespace LeakScan.Filtering.Inline;

/// <summary>
/// Finds the markers by which a line declares its own exception: ours (<c>leakscan:allow [rule-id] [reason]</c>) and those of gitleaks, betterleaks,
/// detect-secrets and trufflehog. A marker counts on the secret's own line, or on the line before when that line is nothing but a comment:
/// otherwise a marker behind one secret would also hide the next.
/// </summary>
internal static class InlineMarker
{
    private static readonly string[] SameLine =
        ["gitleaks:allow", "betterleaks:allow", "trufflehog:ignore", "pragma: allowlist secret", "pragma: whitelist secret", "pragma:allowlist secret"];

    private static readonly string[] NextLine = ["pragma: allowlist nextline secret", "pragma: whitelist nextline secret"];

    private static readonly string[] CommentStarts = ["//", "#", "/*", "*", "--", "<!--", ";", "%", "'", "REM ", "rem ", "\"\"\"", "{#", "{{!"];

    /// <summary>Whether a marker on this line, or on the comment line before, allows a rule.</summary>
    /// <param name="line">The secret's line.</param>
    /// <param name="previous">The line before; empty for none.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="isMeant">
    /// Whether a word with dashes in it may be meant as the id of a rule. One that is not begins the reason, as in <c>made-up value</c>; one that is allows that rule
    /// only, and so nothing when it is mistyped.
    /// </param>
    /// <param name="reason">The reason given; null for none.</param>
    public static bool Allows(ReadOnlySpan<byte> line, ReadOnlySpan<byte> previous, string ruleId, Func<string, bool> isMeant, out string? reason)
    {
        reason = null;
        return (MayHold(line) && (Ours(line, ruleId, isMeant, out reason) || ContainsAny(line, SameLine)))
            || (MayHold(previous) && IsComment(previous) && (Ours(previous, ruleId, isMeant, out reason) || ContainsAny(previous, NextLine)));
    }

    /// <summary>Every marker has a colon between two words; where no such colon stands, a long line is gone through once and not for each marker.</summary>
    private static bool MayHold(ReadOnlySpan<byte> line)
    {
        for (var at = line.IndexOf((byte)':'); at >= 0;)
        {
            var rest = line[(at + 1)..];
            if (rest.StartsWith("allow"u8) || rest.StartsWith("ignore"u8) || line[..at].EndsWith("pragma"u8))
            {
                return true;
            }

            var next = rest.IndexOf((byte)':');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static bool Ours(ReadOnlySpan<byte> line, string ruleId, Func<string, bool> isMeant, out string? reason)
    {
        reason = null;
        var at = line.IndexOf("leakscan:allow"u8);
        if (at < 0)
        {
            return false;
        }

        var rest = line[(at + "leakscan:allow".Length)..];
        if (rest.Length > 0 && rest[0] is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
        {
            // "leakscan:allowed", or a marker glued to the end of a comment: "leakscan:allow*/", "leakscan:allow-->".
            if (char.IsAsciiLetterOrDigit((char)rest[0]))
            {
                return false;
            }

            rest = [];
        }

        var text = Encoding.UTF8.GetString(rest).Trim();
        foreach (var end in (string[])["*/", "-->", "#}", "}}"])
        {
            text = text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length].TrimEnd() : text;
        }

        var space = text.IndexOf(' ');
        var first = space < 0 ? text : text[..space];
        if (!LooksLikeId(first) || (space >= 0 && !isMeant(first)))
        {
            reason = text.Length > 0 ? text : null;
            return true;
        }

        var remaining = space < 0 ? "" : text[(space + 1)..].Trim();
        reason = remaining.Length > 0 ? remaining : null;
        return string.Equals(first, ruleId, StringComparison.Ordinal);
    }

    /// <summary>A first word with a '-' in it, all lower case, may be meant as a rule's id; alone it is.</summary>
    private static bool LooksLikeId(string word) =>
        word.Contains('-') && char.IsAsciiLetterLower(word[0]) && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsComment(ReadOnlySpan<byte> line)
    {
        var text = line.TrimStart(" \t"u8);
        foreach (var start in CommentStarts)
        {
            if (text.Length >= start.Length && Ascii.Equals(text[..start.Length], start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<byte> line, string[] markers)
    {
        Span<byte> bytes = stackalloc byte[64];
        foreach (var marker in markers)
        {
            var length = Encoding.ASCII.GetBytes(marker, bytes);
            if (line.IndexOf(bytes[..length]) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
