using System.Text;
using LeakScan.Detection;
using LeakScan.Filtering.Checks;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Decides by the checks which of the assignment detector's matches can be credentials at all, and notes what the path filter needs to decide the rest.
/// </summary>
internal static class AssignmentFilter
{
    private const int LeastChosen = 6;
    private const int MostChosen = 40;
    private const int LeastMonotonous = 12;
    private const int MostFew = 3;
    private const int LeastLong = 64;
    private const int MostFewOfLong = 6;

    /// <summary>
    /// Whether the match is one of the many whose name may stand for anything and whose value is not random: most keys of tables, settings and components. A tenth of the price of
    /// finding out the first reason against it.
    /// </summary>
    public static bool IsCommon(ReadOnlySpan<byte> content, in RawMatch match)
    {
        if ((match.Traits & (AssignedValue.Credentials | MatchTraits.Header | MatchTraits.Numbers)) != MatchTraits.None || match.SecretEnd - match.SecretStart is < ValueChecks.LeastPassword or > ValueChecks.MostLength)
        {
            return false;
        }

        var bytes = content[match.SecretStart..match.SecretEnd];
        Span<char> buffer = stackalloc char[bytes.Length];
        return !LooksDrawn(buffer[..Encoding.UTF8.GetChars(bytes, buffer)]);
    }

    /// <summary>The first check that holds of a match, so that it does not count; null when none does, and its traits are completed by what its value looks like.</summary>
    public static Check? Objection(ReadOnlySpan<byte> content, ref RawMatch match)
    {
        var bytes = content[match.SecretStart..match.SecretEnd];
        Span<char> buffer = stackalloc char[bytes.Length <= ValueChecks.MostLength ? bytes.Length : 0];
        var value = new AssignedValue(content, match, buffer.IsEmpty ? [] : buffer[..Encoding.UTF8.GetChars(bytes, buffer)]);
        var isHeader = value.Has(MatchTraits.Header);
        var isList = !isHeader && value.Has(MatchTraits.Numbers);
        foreach (var check in isHeader ? ValueChecks.Headers : isList ? ValueChecks.Numbers : ValueChecks.Literals)
        {
            if (check.Holds(value))
            {
                return check;
            }
        }

        var traits = match.Traits | (isHeader ? HeaderJudge.Traits(value) : isList ? MatchTraits.None : Traits(value.Text, value.Name, match.Traits));
        match = match with { Traits = traits };
        return isHeader || isList || (traits & (AssignedValue.Credentials | MatchTraits.Random)) != MatchTraits.None ? null : ValueChecks.NotRandom;
    }

    /// <summary>A long run of small letters and digits: no word, of which hardly one has more than 14 letters, and no name that people would write so.</summary>
    private static bool IsLongWord(ReadOnlySpan<char> value, MatchTraits traits) =>
        value.Length >= (value.ContainsAny(Characters.Digits) ? 12 : 15) && (traits & (MatchTraits.Secret | MatchTraits.Token)) != MatchTraits.None
        && value.AreAll(Characters.LowerOrDigit);

    /// <summary>
    /// A word, with digits or without, that speaks of nothing that secrets are about. What does is a name or a placeholder more often than not.
    /// </summary>
    private static bool IsChosen(ReadOnlySpan<char> value, MatchTraits traits) =>
        value.Length is >= LeastChosen and <= MostChosen && value.AreAll(Characters.LetterOrDigit)
        && (traits.HasFlag(MatchTraits.Quoted) || (traits.HasFlag(MatchTraits.LineStart) && traits.HasFlag(MatchTraits.LineEnd))) && value.ContainsAnyInRange('a', 'z')
        && !PlaceholderJudge.HasFiller(value);

    /// <summary>Characters drawn at random, or a number as long as keys are.</summary>
    private static bool LooksDrawn(ReadOnlySpan<char> value) =>
        RandomnessModel.Randomness(value) >= 0.5 || (value.Length is 16 or 24 or 32 && value.IndexOfAnyExceptInRange('0', '9') < 0);

    /// <summary>
    /// What seldom is a key where the name says no more than that it is one: a GUID, a text in base64, hardly any different characters. A GUID that a program makes an object of is an id under other names,
    /// too, and what begins as the public keys of OpenSSH do is one under any.
    /// </summary>
    private static bool IsNoKey(ReadOnlySpan<char> value, ReadOnlySpan<byte> name, MatchTraits traits)
    {
        if (traits.HasFlag(MatchTraits.Password))
        {
            return false;
        }

        var isAny = (traits & AssignedValue.Credentials) == MatchTraits.None && (name.IndexOf("key"u8) >= 0 || name.IndexOf("Key"u8) >= 0 || name.IndexOf("KEY"u8) >= 0);
        return KeyJudge.IsPublicOfOpenSsh(value) || ((isAny || name.IndexOf("Guid("u8) >= 0) && Guid.TryParseExact(value, "D", out _))
            || (isAny && (IsMonotonous(value) || EncodedJudge.IsText(value)));
    }

    /// <summary>Whether hardly any character is another than those before it, as in the base64 of zeros and of bytes that repeat.</summary>
    private static bool IsMonotonous(ReadOnlySpan<char> value)
    {
        if (value.Length < LeastMonotonous)
        {
            return false;
        }

        var different = 0;
        for (var i = 0; i < value.Length; i++)
        {
            different += value[..i].Contains(value[i]) ? 0 : 1;
            if (different > (value.Length < LeastLong ? MostFew : MostFewOfLong))
            {
                return false;
            }
        }

        return true;
    }

    private static MatchTraits Traits(ReadOnlySpan<char> value, ReadOnlySpan<byte> name, MatchTraits traits)
    {
        var result = MatchTraits.None;
        var shape = new ValueShape(value);
        var isMixed = (traits & (MatchTraits.Secret | MatchTraits.Token)) != MatchTraits.None
            && shape.Length >= 12 && shape.Digits >= 4 && shape.Letters >= 4 && !value.Contains("00000", StringComparison.Ordinal);

        // A secret that a person made up as they would a password.
        isMixed |= traits.HasFlag(MatchTraits.Secret) && shape.Length >= 8 && shape.Blanks == 0 && shape.Digits > 0 && shape.Upper > 0 && shape.Lower > 0;
        // No machine draws letters beyond ASCII, which the model has not seen: such a value is a word of some language.
        if (!Characters.HasForeignLetter(value) && (isMixed || LooksDrawn(value) || IsLongWord(value, traits)))
        {
            result |= MatchTraits.Random;
        }

        // What a statement sets, and what follows a policy of passwords, is one, however weak.
        var isSet = traits.HasFlag(MatchTraits.Statement);
        var isMeant = isSet || (traits.HasFlag(MatchTraits.Password) && shape.IsStrong);
        if (VectorJudge.Counts(value) || (isMeant ? PlaceholderJudge.IsMarked(value) : PlaceholderJudge.IsPlaceholder(value)) || EncodedJudge.IsPlaceholder(value) || IsNoKey(value, name, traits)
            || (!isSet && OwnNameJudge.IsOwnName(value, name, traits)))
        {
            result |= MatchTraits.Placeholder;
        }
        else if (!isSet && NameJudge.IsHandle(value))
        {
            result |= traits.HasFlag(MatchTraits.Password) && value.Contains('-') && !value.Contains('_') ? MatchTraits.Dashed : MatchTraits.Placeholder;
        }

        if ((traits.HasFlag(MatchTraits.Secret) || (traits.HasFlag(MatchTraits.Token) && Characters.HasDigitWithin(value)))
            && IsChosen(value, traits) && !result.HasFlag(MatchTraits.Placeholder))
        {
            result |= MatchTraits.Chosen;
        }

        if (NameJudge.IsIdentifier(value.TrimEnd(")};,")))
        {
            result |= MatchTraits.Word;
        }

        return result;
    }
}
