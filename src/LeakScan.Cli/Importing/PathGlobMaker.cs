using LeakScan.Rules.Patterns;

namespace LeakScan.Cli.Importing;

/// <summary>
/// Turns an expression over paths into globs that match the same paths, as far as globs can: names, extensions, folders and their alternatives. Which ones
/// it cannot is said, never guessed. Globs ignore case anyway.
/// </summary>
internal static class PathGlobMaker
{
    private const int MaxGlobs = 200;
    private const int MaxSet = 12;

    // Stands for what globs write as an asterisk, in one name or, twice, across folders.
    private const string Any = "*";
    private const string AnyFolders = "**";

    /// <summary>The globs; null when there are none that mean the same.</summary>
    public static IReadOnlyList<string>? Make(string expression)
    {
        try
        {
            var texts = Expand(PatternParser.Parse(expression));
            if (texts is null)
            {
                return null;
            }

            var globs = texts.SelectMany(Globs).Distinct(StringComparer.Ordinal).ToList();
            return globs.Count > 0 && globs.TrueForAll(g => g.Any(char.IsAsciiLetterOrDigit)) ? globs : null;
        }
        catch (PatternException)
        {
            return null;
        }
    }

    /// <summary>All texts that a node stands for, with wildcards, '^' and '$'; null when they are too many or no glob says them.</summary>
    private static List<string>? Expand(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Set { Bytes: var set }:
                return Members(set);
            case PatternNode.Assertion { Kind: PatternAssertion.TextStart }:
                return ["^"];
            case PatternNode.Assertion { Kind: PatternAssertion.TextEnd }:
                return ["$"];
            case PatternNode.Secret secret:
                return Expand(secret.Body);
            case PatternNode.Alternation alternation:
                var branches = alternation.Branches.Select(Expand).ToList();
                return branches.Contains(null) ? null : Limit([.. branches.SelectMany(b => b!)]);
            case PatternNode.Sequence sequence:
                List<string>? texts = [""];
                foreach (var part in sequence.Parts)
                {
                    texts = Expand(part) is { } next && texts is not null ? Limit([.. texts.SelectMany(t => next.Select(n => t + n))]) : null;
                }

                return texts;
            case PatternNode.Repeat { Min: 0, Max: 1 } optional:
                return Expand(optional.Body) is { } once ? Limit(["", .. once]) : null;
            case PatternNode.Repeat { Body: PatternNode.Set { Bytes: var repeated } } many when many.Max > 1:
                return repeated.Contains((byte)'/') ? [AnyFolders] : [Any];
            default:
                return null;
        }
    }

    private static List<string>? Members(ByteSet set)
    {
        var members = new List<string>();
        for (var value = 0; value < 128; value++)
        {
            if (set.Contains((byte)value) && !char.IsAsciiLetterUpper((char)value))
            {
                members.Add(((char)value).ToString());
            }
            else if (set.Contains((byte)value) && !set.Contains((byte)(value + 32)))
            {
                members.Add(((char)value).ToString());
            }
        }

        return members.Count is > 0 and <= MaxSet && !members.Exists(m => m is "*" or "?" or "^" or "$") ? members : null;
    }

    private static List<string>? Limit(List<string> texts) => texts.Count <= MaxGlobs ? texts : null;

    private static IEnumerable<string> Globs(string text)
    {
        // Without '^' anything may stand before, without '$' anything behind.
        var start = text.StartsWith('^') ? text[1..] : text.StartsWith('/') ? "**" + text : "**/*" + text;
        var isEnded = start.EndsWith('$');
        var body = isEnded ? start[..^1] : start;
        if (body.Contains('^') || body.Contains('$'))
        {
            yield break;
        }

        body = body.EndsWith('/') ? body + "**" : body;
        if (!isEnded && !body.EndsWith("**", StringComparison.Ordinal))
        {
            yield return body + "*";
            yield return body + "*/**";
            yield break;
        }

        // "**" is a wildcard of folders only where it is a whole name.
        yield return string.Join('/', body.Split('/').Select(name => name == AnyFolders ? name : name.Replace(AnyFolders, Any, StringComparison.Ordinal)));
        if (body.Split('/').Any(name => name != AnyFolders && name.Contains(AnyFolders, StringComparison.Ordinal)))
        {
            yield return string.Join('/', body.Split('/').Select(name => name == AnyFolders ? name : name.Replace(AnyFolders, "*/**/*", StringComparison.Ordinal)));
        }
    }
}
