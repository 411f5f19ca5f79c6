using System.Text;
using LeakScan.Rules;

namespace LeakScan.Filtering;

/// <summary>
/// Tells secrets that begin with the mark of their issuer, such as <c>glpat-</c>. What has the mark and the form of a token is never dropped in silence: when it is too regular, printed
/// in a manual, or fails its checksum, it stands for a token, and somebody may want to see it.
/// </summary>
internal static class IssuerMark
{
    private const int LeastLetters = 4;
    private const int LeastWithSign = 3;

    /// <summary>Whether the secret begins with a keyword of its rule that nothing else begins with.</summary>
    public static bool Has(Rule rule, ReadOnlySpan<byte> secret)
    {
        if (rule.Detector != DetectorKind.Pattern || rule.Confidence != Confidence.High)
        {
            return false;
        }

        foreach (var keyword in rule.Keywords)
        {
            if (IsMark(keyword) && secret.Length > keyword.Length && Ascii.EqualsIgnoreCase(secret[..keyword.Length], keyword))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(string keyword) => keyword.Length >= (keyword.Any(c => !char.IsAsciiLetter(c)) ? LeastWithSign : LeastLetters);
}
