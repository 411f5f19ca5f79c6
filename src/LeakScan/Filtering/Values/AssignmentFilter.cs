using System.Text;
using LeakScan.Detection;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Decides which of the assignment detector's matches can be credentials at all, and notes what the path filter needs to decide the rest.
/// A password may be any literal that a person would choose; of a secret, a token or a key it is asked that it looks random, in that order ever more.
/// </summary>
internal static class AssignmentFilter
{
    private const int MostLength = 1024;
    private const int LeastPassword = 4;
    private const int LeastToken = 6;

    /// <summary>Whether the match counts; its traits are completed by what its value looks like.</summary>
    public static bool Keep(ReadOnlySpan<byte> content, ref RawMatch match)
    {
        var bytes = content[match.SecretStart..match.SecretEnd];
        if (match.Traits.HasFlag(MatchTraits.Header))
        {
            return HeaderFilter.Keep(content, ref match);
        }

        if (match.Traits.HasFlag(MatchTraits.Numbers))
        {
            return true;
        }

        if (bytes.Length is < LeastPassword or > MostLength)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[bytes.Length];
        var value = (ReadOnlySpan<char>)buffer[..Encoding.UTF8.GetChars(bytes, buffer)];
        var name = content[match.Start..Math.Min(match.SecretStart, match.Start + 160)];
        if (!MayBeCredential(value, match.Traits))
        {
            return false;
        }

        match = match with { Traits = match.Traits | Traits(value, name, match.Traits) };
        return true;
    }

    private static bool MayBeCredential(ReadOnlySpan<char> value, MatchTraits traits)
    {
        var shape = new ValueShape(value);
        if (ReferenceJudge.IsReference(value) || LiteralJudge.IsConstant(value) || LiteralJudge.IsNumber(value) || LiteralJudge.IsProse(value, shape)
            || LiteralJudge.IsAddress(value) || LiteralJudge.IsPasswordHash(value))
        {
            return false;
        }

        if (!traits.HasFlag(MatchTraits.Quoted) && NameJudge.IsExpression(value))
        {
            return false;
        }

        if (NameJudge.IsMember(value) || NameJudge.IsConstantName(value))
        {
            return false;
        }

        if (value[0] == '\\' && value.Length <= 8)
        {
            return false;
        }

        return traits.HasFlag(MatchTraits.Password) || value.Length >= LeastToken;
    }

    /// <summary>A long run of small letters and digits: no word, and no name that people would write so.</summary>
    private static bool IsLongWord(ReadOnlySpan<char> value, MatchTraits traits) =>
        value.Length >= 12 && (traits & (MatchTraits.Secret | MatchTraits.Token)) != MatchTraits.None && value.AreAll(Characters.LowerOrDigit);

    private static MatchTraits Traits(ReadOnlySpan<char> value, ReadOnlySpan<byte> name, MatchTraits traits)
    {
        var result = MatchTraits.None;
        var shape = new ValueShape(value);
        var isMixed = (traits & (MatchTraits.Secret | MatchTraits.Token)) != MatchTraits.None && shape.Length >= 12 && shape.Digits >= 4 && shape.Letters >= 4;
        var isNumber = value.Length is 16 or 24 or 32 && value.IndexOfAnyExceptInRange('0', '9') < 0;
        if (RandomnessModel.Randomness(value) >= 0.5 || isNumber || isMixed || IsLongWord(value, traits))
        {
            result |= MatchTraits.Random;
        }

        if (PlaceholderJudge.IsPlaceholder(value) || NameJudge.IsHandle(value))
        {
            result |= MatchTraits.Placeholder;
        }

        if (NameJudge.IsIdentifier(value.TrimEnd(")};,")))
        {
            result |= MatchTraits.Word;
        }

        return result;
    }
}
