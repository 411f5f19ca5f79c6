using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text;
using LeakScan.Detection;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Decides on credentials of URLs and of authorization headers: what stands in such a place is a credential unless it is made up.
/// </summary>
internal static class HeaderFilter
{
    private const int MostLength = 1400;

    private static readonly FrozenSet<string> FillerHosts =
        WordList.Set("host hostname server myhost yourhost my-host your-host foo bar baz foo.com bar.com foobar.com host.com hostname.com server.com test.com");

    /// <summary>Why the match does not count, in words; null when it does, and its traits are completed.</summary>
    public static string? Objection(ReadOnlySpan<byte> content, ref RawMatch match)
    {
        if (match.SecretEnd - match.SecretStart > MostLength)
        {
            return "too long";
        }

        if (PlaceJudge.IsElided(content, match.SecretEnd))
        {
            return "cut short";
        }

        Span<char> buffer = stackalloc char[match.SecretEnd - match.SecretStart];
        var value = (ReadOnlySpan<char>)buffer[..Encoding.UTF8.GetChars(content[match.SecretStart..match.SecretEnd], buffer)];
        if (ReferenceJudge.IsReference(value))
        {
            return "only points to a credential kept elsewhere";
        }

        var start = content[match.Start..match.SecretStart];
        if (start.IndexOf("://"u8) >= 0)
        {
            return KeepUrl(content, value, ref match) ? null : "a part of an address, or a template of one";
        }

        if (start.Length > 1 && (start[1] | 0x20) == 'a')
        {
            return KeepBasic(value, ref match) ? null : "holds no user and password in base64";
        }

        return KeepBearer(value, ref match) ? null : "a placeholder or a name";
    }

    private static bool KeepUrl(ReadOnlySpan<byte> content, ReadOnlySpan<char> value, ref RawMatch match)
    {
        var scheme = content[match.Start..match.SecretStart];
        var user = scheme[(scheme.IndexOf("://"u8) + 3)..].TrimEnd((byte)':');
        var host = content[match.SecretEnd..match.End].TrimStart((byte)'@');
        if (match.Traits.HasFlag(MatchTraits.Token))
        {
            // scheme://token@host: the user alone is a credential only when it looks like nothing else.
            if (!(RandomnessModel.Randomness(value) >= 0.8) || !value.AreAll(Characters.Token))
            {
                return false;
            }

            match = match with { Traits = match.Traits | MatchTraits.Random };
            return true;
        }

        if (value.ContainsAny('[', ']', '(') || value[0] is '\\' or '%' or '<' or '{' or '[' or '$' or '*' or '#'
            || value.Contains("...", StringComparison.Ordinal) || value.Contains("\\+", StringComparison.Ordinal) || value.EndsWith(")?", StringComparison.Ordinal) || IsPort(user, value))
        {
            return false;
        }

        Span<char> name = stackalloc char[user.Length];
        Encoding.UTF8.GetChars(user, name);
        var isMadeUp = PlaceholderJudge.IsPlaceholder(value) || NameJudge.IsHandle(value) || IsExampleHost(host)
            || name is "anonymous" || (IsFillerHost(host) && RandomnessModel.Randomness(value) < 0.5)
            || IsParted(value) || IsLocalUser(name, value, host);
        match = match with { Traits = match.Traits | (isMadeUp ? MatchTraits.Placeholder : MatchTraits.Random) };
        return true;
    }

    /// <summary>A placeholder with an option or a host behind it, as in tests of parsers: <c>pass;word</c>, <c>pass%40host</c>.</summary>
    private static bool IsParted(ReadOnlySpan<char> value)
    {
        var at = value.IndexOfAny(";@%");
        return at > 0 && PlaceholderJudge.IsPlaceholder(value[..at]);
    }

    /// <summary>A user of this very machine whose name begins the password: <c>minio:minio123@localhost</c>.</summary>
    private static bool IsLocalUser(ReadOnlySpan<char> user, ReadOnlySpan<char> value, ReadOnlySpan<byte> host) =>
        user.Length > 2 && value.StartsWith(user, StringComparison.Ordinal)
        && (host.SequenceEqual("localhost"u8) || host.SequenceEqual("127.0.0.1"u8) || host.SequenceEqual("0.0.0.0"u8));

    /// <summary>A host and its port before the '@' of something else: <c>https://trusted.com:80#@x</c>, <c>http://ann@corp.test:80@x</c>.</summary>
    private static bool IsPort(ReadOnlySpan<byte> user, ReadOnlySpan<char> value)
    {
        var digits = value.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? value.Length <= 5 && (user.Contains((byte)'@') || IsHost(user)) : digits > 0 && value[digits] is '#' or '?' && user.Contains((byte)'.');
    }

    /// <summary>A host where a user would stand: <c>reverse:tls://example.com:8085@localhost:8080</c>.</summary>
    private static bool IsHost(ReadOnlySpan<byte> user) =>
        (user.EndsWith(".com"u8) || user.EndsWith(".org"u8) || user.EndsWith(".net"u8)) && user.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0;

    private static bool IsFillerHost(ReadOnlySpan<byte> host) => FillerHosts.Contains(Encoding.UTF8.GetString(host));

    private static bool IsExampleHost(ReadOnlySpan<byte> host) =>
        host.EndsWith("example.com"u8) || host.EndsWith("example.org"u8) || host.EndsWith("example.net"u8) || host.EndsWith(".example"u8)
        || host.EndsWith("domain.com"u8);

    private static bool KeepBearer(ReadOnlySpan<char> value, ref RawMatch match)
    {
        if (PlaceholderJudge.IsPlaceholder(value) || NameJudge.IsHandle(value) || NameJudge.IsMember(value))
        {
            return false;
        }

        if (EncodedJudge.IsPlaceholder(value))
        {
            match = match with { Traits = match.Traits | MatchTraits.Placeholder };
            return true;
        }

        if (RandomnessModel.Randomness(value) >= 0.5)
        {
            match = match with { Traits = match.Traits | MatchTraits.Random };
        }

        return value.ContainsAny(Characters.Digits) || match.Traits.HasFlag(MatchTraits.Random);
    }

    private static bool KeepBasic(ReadOnlySpan<char> value, ref RawMatch match)
    {
        Span<byte> decoded = stackalloc byte[value.Length];
        Span<byte> encoded = stackalloc byte[value.Length];
        Encoding.Latin1.GetBytes(value, encoded);
        if (Base64.DecodeFromUtf8(encoded, decoded, out _, out var length) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        decoded = decoded[..length];
        var colon = decoded.IndexOf((byte)':');
        if (colon < 0 || !IsText(decoded, colon))
        {
            return false;
        }

        Span<char> password = stackalloc char[length - colon - 1];
        Encoding.Latin1.GetChars(decoded[(colon + 1)..], password);
        match = match with { Traits = match.Traits | (PlaceholderJudge.IsPlaceholder(password) || NameJudge.IsHandle(password) ? MatchTraits.Placeholder : MatchTraits.Random) };
        return true;
    }

    /// <summary>A user in ASCII, and a password with hardly a letter outside of it, in whatever encoding.</summary>
    private static bool IsText(ReadOnlySpan<byte> decoded, int colon)
    {
        var foreign = 0;
        for (var at = 0; at < decoded.Length; at++)
        {
            if (decoded[at] < ' ' || decoded[at] == 0x7f || (decoded[at] > '~' && at < colon))
            {
                return false;
            }

            foreign += decoded[at] > '~' ? 1 : 0;
        }

        return foreign * 4 <= decoded.Length - colon - 1;
    }
}
