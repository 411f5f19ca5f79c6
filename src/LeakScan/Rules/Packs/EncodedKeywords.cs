using System.Text;

namespace LeakScan.Rules.Packs;

/// <summary>
/// What strong keywords look like in base64, hexadecimal and percent-encoding. Decoding every run that could be base64 would cost more than all the rest of a
/// scan; instead the prefilter, which searches hundreds of keywords anyway, also searches these. In base64 a keyword has three forms, by where in a group of
/// three bytes it starts; of each only the characters that the neighbouring bytes have no part in are searched.
/// </summary>
internal static class EncodedKeywords
{
    private const int LeastLength = 4;

    private static readonly string[] Words =
    [
        "password", "Password", "PASSWORD", "passwd", "secret", "Secret", "SECRET", "token", "Token", "TOKEN", "api_key", "apiKey", "API_KEY", "access_key",
        "ACCESS_KEY", "PRIVATE KEY", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "sk_live_", "rk_live_", "xoxb-", "xoxp-", "AKIA", "AIza", "npm_", "dckr_pat_", "hvs.",
        "sk-ant-", "sk-proj-", "dp.pt.", "Bearer ",
    ];

    private static readonly string[] PercentEncoded =
    [
        "PRIVATE%20KEY", "PRIVATE+KEY%2d", "password%3d", "passwd%3d", "secret%3d", "token%3d", "_key%3d", "password%22%3a", "secret%22%3a", "token%22%3a", "key%22%3a",
        "Bearer%20",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EncodedKeyword> All { get; } =
    [
        .. Words.SelectMany(Base64),
        .. Words.Select(word => new EncodedKeyword(Convert.ToHexStringLower(Encoding.ASCII.GetBytes(word)), SegmentEncoding.Hex, 0)),
        .. PercentEncoded.Select(text => new EncodedKeyword(text, SegmentEncoding.Percent, 0)),
    ];

    private static IEnumerable<EncodedKeyword> Base64(string word)
    {
        for (var before = 0; before < 3; before++)
        {
            // Bits of the bytes before, rounded up to a whole character; the last character only if all of its bits are the word's.
            var bits = before * 8;
            var first = (bits + 5) / 6;
            var end = (bits + (word.Length * 8)) / 6;
            var text = Convert.ToBase64String([.. new byte[before], .. Encoding.ASCII.GetBytes(word), 0, 0])[first..end];
            if (text.Length >= LeastLength)
            {
                yield return new EncodedKeyword(text, SegmentEncoding.Base64, first % 4);
            }
        }
    }
}
