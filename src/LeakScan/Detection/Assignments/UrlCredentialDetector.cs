using System.Buffers;
using LeakScan.Detection.Assignments.Values;
using LeakScan.Rules.Packs;

namespace LeakScan.Detection.Assignments;

/// <summary>
/// Finds the user information of URLs of any scheme: <c>scheme://user:password@host</c>, and <c>https://token@host</c>. Its keyword is <c>://</c>.
/// The match reaches from the scheme to the end of the host, so that a filter can see user and host.
/// </summary>
internal sealed class UrlCredentialDetector : IDetector
{
    private const int MostScheme = 24;
    private const int MostUserInfo = 512;
    private const int MostHost = 128;
    private const int LeastToken = 16;
    private static readonly SearchValues<byte> UserInfoEnds = SearchValues.Create(" \t\r\n\"'`<>/"u8);

    /// <inheritdoc/>
    public int ReachBefore => MostScheme + 1;

    /// <inheritdoc/>
    public int ReachBehind => MostUserInfo + MostHost + MostScheme;

    /// <inheritdoc/>
    public void Detect(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, List<RawMatch> matches)
    {
        var keywordLength = anchor.KeywordLength;
        var rule = anchor.Rule;
        var userInfo = position + keywordLength;
        var rest = content[userInfo..Math.Min(content.Length, userInfo + MostUserInfo)];
        var at = FindAt(rest);
        if (at <= 0)
        {
            return;
        }

        var scheme = position;
        while (scheme > 0 && position - scheme < MostScheme && (Bytes.IsName(content[scheme - 1]) || content[scheme - 1] is (byte)'+' or (byte)'.'))
        {
            scheme--;
        }

        if (scheme == position)
        {
            return;
        }

        var colon = rest[..at].IndexOf((byte)':');
        var secret = colon + 1;
        if (at - secret < 1 || (colon < 0 && at < LeastToken))
        {
            return;
        }

        var host = userInfo + at + 1;
        var end = host;
        while (end < content.Length && end < host + MostHost && (Bytes.IsName(content[end])
            || content[end] is (byte)'.' or (byte)'%' or (byte)'$' or (byte)'{' or (byte)'}' or (byte)'['))
        {
            end++;
        }

        var traits = MatchTraits.Header | (colon < 0 ? MatchTraits.Token : MatchTraits.Password);
        var password = new AssignedValue(userInfo + secret, userInfo + at, traits);
        if (DefaultReader.TryReadVariable(content[..(userInfo + at)], userInfo + secret, out var standIn) && standIn.End == userInfo + at - 1)
        {
            password = standIn with { Traits = traits | MatchTraits.DefaultValue };
        }

        matches.Add(new RawMatch(rule, scheme, end, password.Start, password.End, password.Traits));
    }

    /// <summary>The '@' that ends the user information: the last one before the host, with no separator of a URL or a text before it.</summary>
    private static int FindAt(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny(UserInfoEnds);
        return rest[..(end < 0 ? rest.Length : end)].LastIndexOf((byte)'@');
    }
}
