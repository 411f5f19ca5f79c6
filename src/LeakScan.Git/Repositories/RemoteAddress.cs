namespace LeakScan.Git;

/// <summary>Addresses of remotes as they may be shown.</summary>
internal static class RemoteAddress
{
    /// <summary>Takes out user name and password, which may be a credential; the user of an ssh address ("git@") as well. Query and fragment go too.</summary>
    public static string WithoutUserInfo(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            // git@host:path; a ':' before the '@' would be a password.
            var slash = address.IndexOf('/');
            var user = address.LastIndexOf('@', slash < 0 ? address.Length - 1 : slash);
            return user < 0 || !address.AsSpan(user).Contains(':') ? address : address[(user + 1)..];
        }

        var authority = scheme + 3;
        var end = address.IndexOfAny(['/', '?', '#'], authority);
        end = end < 0 ? address.Length : end;
        var at = address.LastIndexOf('@', end - 1, end - authority);
        if (at < 0 && address.AsSpan(authority, end - authority) is var host && host.IndexOf(':') is >= 0 and var colon && !IsPort(host[(colon + 1)..]))
        {
            // What looks like a port and is none is the first half of a password with a '/' in it.
            at = address.LastIndexOf('@');
        }

        var rest = address.AsSpan(at < 0 ? authority : at + 1);
        var query = rest.IndexOfAny('?', '#');
        return string.Concat(address.AsSpan(0, authority), query < 0 ? rest : rest[..query]);
    }

    private static bool IsPort(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0 || text[^1] == ']';
}
