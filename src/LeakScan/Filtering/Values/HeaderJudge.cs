using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text;
using LeakScan.Detection;

namespace LeakScan.Filtering.Values;

/// <summary>Tells what stands in the place of a credential in URLs and in headers and is none, and what there may be made up.</summary>
internal static class HeaderJudge
{
    private const double Random = 0.5;

    // scheme://token@host: the user alone is a credential only when it looks like nothing else.
    private const double RandomUser = 0.8;

    private static readonly FrozenSet<string> FillerHosts =
        WordList.Set("host hostname server myhost yourhost my-host your-host foo bar baz foo.com bar.com foobar.com host.com hostname.com server.com test.com");

    /// <summary>Whether the value stands in a URL.</summary>
    public static bool IsUrl(in AssignedValue value) => Start(value).IndexOf("://"u8) >= 0;

    /// <summary>Whether it stands behind <c>Basic</c>.</summary>
    public static bool IsBasic(in AssignedValue value) => !IsUrl(value) && Start(value) is [_, var second, ..] && (second | 0x20) == 'a';

    /// <summary>Whether it stands behind <c>Bearer</c> or another word of that kind.</summary>
    public static bool IsBearer(in AssignedValue value) => !IsUrl(value) && !IsBasic(value);

    /// <summary>Whether a value is a header or a private key, which other rules read.</summary>
    public static bool IsHeader(ReadOnlySpan<char> value) =>
        value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || value.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("-----", StringComparison.Ordinal) || value.StartsWith("LS0tLS1CRUdJTi", StringComparison.Ordinal);

    /// <summary>Whether what stands before the '@' of a URL is no password and no token.</summary>
    public static bool IsPartOfAddress(in AssignedValue value)
    {
        var text = value.Text;
        if (value.Has(MatchTraits.Token))
        {
            return !(RandomnessModel.Randomness(text) >= RandomUser) || !text.AreAll(Characters.Token);
        }

        return text.ContainsAny('[', ']', '(') || text[0] is '\\' or '%' or '<' or '{' or '[' or '$' or '*' or '#'
            || text.Contains("...", StringComparison.Ordinal) || text.Contains("\\+", StringComparison.Ordinal) || text.EndsWith(")?", StringComparison.Ordinal) || IsPort(User(value), text) || IsOfVariable(User(value), text);
    }

    /// <summary>Whether base64 does not hide a user and a password.</summary>
    public static bool HoldsNoPassword(in AssignedValue value)
    {
        Span<byte> decoded = stackalloc byte[value.Text.Length];
        return PasswordOf(value, decoded) < 0;
    }

    /// <summary>Whether a token is a placeholder, or a word.</summary>
    public static bool IsMadeUp(in AssignedValue value) =>
        PlaceholderJudge.IsPlaceholder(value.Text) || NameJudge.IsHandle(value.Text) || NameJudge.IsMember(value.Text)
        || !(EncodedJudge.IsPlaceholder(value.Text) || value.Text.ContainsAny(Characters.Digits) || value.Has(MatchTraits.Random) || RandomnessModel.Randomness(value.Text) >= Random);

    /// <summary>What the looks of a value that counts say of it.</summary>
    public static MatchTraits Traits(in AssignedValue value)
    {
        if (IsUrl(value))
        {
            return !value.Has(MatchTraits.Token) && IsMadeUpIn(value) ? MatchTraits.Placeholder : MatchTraits.Random;
        }

        if (IsBasic(value))
        {
            Span<byte> decoded = stackalloc byte[value.Text.Length];
            var length = PasswordOf(value, decoded);
            Span<char> password = stackalloc char[length];
            Encoding.Latin1.GetChars(decoded[..length], password);
            return PlaceholderJudge.IsPlaceholder(password) || NameJudge.IsHandle(password) ? MatchTraits.Placeholder : MatchTraits.Random;
        }

        return EncodedJudge.IsPlaceholder(value.Text) ? MatchTraits.Placeholder
            : RandomnessModel.Randomness(value.Text) >= Random ? MatchTraits.Random
            : MatchTraits.None;
    }

    private static ReadOnlySpan<byte> Start(in AssignedValue value) => value.Content[value.Match.Start..value.Match.SecretStart];

    private static ReadOnlySpan<byte> User(in AssignedValue value)
    {
        var scheme = Start(value);
        return scheme[(scheme.IndexOf("://"u8) + 3)..].TrimEnd((byte)':');
    }

    /// <summary>Whether the password of a URL is a placeholder, or that of a host that does not exist.</summary>
    private static bool IsMadeUpIn(in AssignedValue value)
    {
        var user = User(value);
        var host = value.Content[value.Match.SecretEnd..value.Match.End].TrimStart((byte)'@');
        Span<char> name = stackalloc char[user.Length];
        Encoding.UTF8.GetChars(user, name);
        return PlaceholderJudge.IsPlaceholder(value.Text) || NameJudge.IsHandle(value.Text) || IsExampleHost(host)
            || name is "anonymous" || (IsFillerHost(host) && RandomnessModel.Randomness(value.Text) < Random)
            || IsParted(value.Text) || IsLocalUser(name, value.Text, host);
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

    /// <summary>A variable in braces whose name has a colon within: <c>https://${Env:TOKEN}@host</c>, <c>https://{{hostvars:x}}@host</c>.</summary>
    private static bool IsOfVariable(ReadOnlySpan<byte> user, ReadOnlySpan<char> value) =>
        user.LastIndexOf((byte)'{') is >= 0 and var open && user[open..].IndexOf((byte)'}') < 0 && value.Contains('}');

    /// <summary>A host where a user would stand: <c>reverse:tls://example.com:8085@localhost:8080</c>.</summary>
    private static bool IsHost(ReadOnlySpan<byte> user) =>
        (user.EndsWith(".com"u8) || user.EndsWith(".org"u8) || user.EndsWith(".net"u8)) && user.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0;

    private static bool IsFillerHost(ReadOnlySpan<byte> host) => FillerHosts.Contains(Encoding.UTF8.GetString(host));

    private static bool IsExampleHost(ReadOnlySpan<byte> host) =>
        host.EndsWith("example.com"u8) || host.EndsWith("example.org"u8) || host.EndsWith("example.net"u8) || host.EndsWith(".example"u8)
        || host.EndsWith("domain.com"u8);

    /// <summary>Moves the password that base64 hides behind its user to the start of a buffer; its length, -1 when there is none.</summary>
    private static int PasswordOf(in AssignedValue value, Span<byte> decoded)
    {
        Span<byte> encoded = stackalloc byte[value.Text.Length];
        Encoding.Latin1.GetBytes(value.Text, encoded);
        if (Base64.DecodeFromUtf8(encoded, decoded, out _, out var length) != System.Buffers.OperationStatus.Done)
        {
            return -1;
        }

        decoded = decoded[..length];
        var colon = decoded.IndexOf((byte)':');
        if (colon < 0 || !IsText(decoded, colon))
        {
            return -1;
        }

        decoded[(colon + 1)..].CopyTo(decoded);
        return length - colon - 1;
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
