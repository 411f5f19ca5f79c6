using System.Globalization;
using System.Text.RegularExpressions;

namespace LeakScan.Cli.Importing;

/// <summary>
/// Reads what betterleaks adds to the rules of gitleaks: a filter in a language of its own, which says what is no finding. Of it only the least entropy is taken over: either
/// it is the whole filter, as of most rules, or one of several reasons, any of which is enough.
/// </summary>
internal static partial class BetterleaksFilter
{
    /// <summary>The least entropy that a filter asks for; 0 for none.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="isWhole">Whether that is all that it asks for.</param>
    public static double Entropy(string filter, out bool isWhole)
    {
        var entropy = Least().Match(filter);
        isWhole = entropy.Groups["whole"].Success;
        var isReason = isWhole || (entropy.Success && !filter.Contains("&&", StringComparison.Ordinal) && !filter.Contains("let ", StringComparison.Ordinal));
        return isReason ? double.Parse(entropy.Groups["least"].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex("""\A\s*(?:filter\.)?entropy\(finding\["secret"\]\)\s*<=?\s*(?<least>[0-9]{1,2}(?:\.[0-9]{1,4})?)\s*(?:(?<whole>\z)|\|\|)""", RegexOptions.CultureInvariant)]
    private static partial Regex Least();
}
