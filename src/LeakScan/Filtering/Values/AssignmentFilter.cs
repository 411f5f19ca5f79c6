using System.Text;
using LeakScan.Detection;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Decides which of the assignment detector's matches can be credentials at all, and notes what the path filter needs to decide the rest. A
/// password may be any literal that a person would choose; of a secret, a token or a key it is asked that it looks random, in that order ever more.
/// </summary>
internal static class AssignmentFilter
{
    // Without any of these, only a random value is a credential.
    private const MatchTraits Credentials = MatchTraits.Password | MatchTraits.Secret | MatchTraits.Token;
    private const int MostLength = 1024;
    private const int LeastPassword = 4;
    private const int LeastToken = 7;
    private const string TooShort = "too short";
    private const int LeastChosen = 6;
    private const int MostChosen = 40;

    /// <summary>
    /// Whether the match is one of the many whose name may stand for anything and whose value is not random: most keys of tables, settings and components. A tenth of the price of
    /// finding out the first reason against it.
    /// </summary>
    public static bool IsCommon(ReadOnlySpan<byte> content, in RawMatch match)
    {
        if ((match.Traits & (Credentials | MatchTraits.Header | MatchTraits.Numbers)) != MatchTraits.None || match.SecretEnd - match.SecretStart is < LeastPassword or > MostLength)
        {
            return false;
        }

        var bytes = content[match.SecretStart..match.SecretEnd];
        Span<char> buffer = stackalloc char[bytes.Length];
        return !LooksDrawn(buffer[..Encoding.UTF8.GetChars(bytes, buffer)]);
    }

    /// <summary>Why the match does not count, in words; null when it does, and its traits are completed by what its value looks like.</summary>
    public static string? Objection(ReadOnlySpan<byte> content, ref RawMatch match)
    {
        var bytes = content[match.SecretStart..match.SecretEnd];
        if (match.Traits.HasFlag(MatchTraits.Header))
        {
            return HeaderFilter.Objection(content, ref match);
        }

        if (match.Traits.HasFlag(MatchTraits.Numbers))
        {
            return PlaceJudge.IsIndex(content, match) ? "a list of places in an index of words"
                : VectorJudge.CountsInList(bytes) ? "bytes that count"
                : PlaceJudge.IsNonce(content, match) ? "a nonce that is told to everybody"
                : PlaceJudge.IsObjectIdentifier(bytes) ? "an object identifier" : null;
        }

        if (bytes.Length is < LeastPassword or > MostLength)
        {
            return bytes.Length < LeastPassword ? TooShort : "too long";
        }

        Span<char> buffer = stackalloc char[bytes.Length];
        var value = (ReadOnlySpan<char>)buffer[..Encoding.UTF8.GetChars(bytes, buffer)];
        var name = content[match.Start..Math.Min(match.SecretStart, match.Start + 160)];
        var isAnyKey = (match.Traits & Credentials) == MatchTraits.None;
        if (Objection(value, match.Traits) is { } objection)
        {
            return objection;
        }

        if (PlaceJudge.Objection(content, match, value, name) is { } place)
        {
            return place;
        }

        if (VectorJudge.IsOfVector(content, match, value, isAnyKey))
        {
            return "the key of a test vector";
        }

        if ((NotationJudge.Objection(content, match, value) ?? CodeJudge.Objection(content, match, value)) is { } notation)
        {
            return notation;
        }

        if ((isAnyKey && (KeyJudge.IsMark(value, name) || KeyJudge.IsOfAnEntry(content, match) || KeyJudge.IsOfRow(match, value) || KeyJudge.IsOfSetting(value))) || KeyJudge.IsFingerprint(value, name)
            || KeyJudge.IsScope(value) || KeyJudge.IsOfAnother(content, match) || KeyJudge.OnlySearches(content, match, value))
        {
            return "names a key";
        }

        // Of a key, an authorization or a salt nothing but a random value is a credential, however unsure.
        var traits = match.Traits | Traits(value, name, match.Traits);
        match = match with { Traits = traits };
        return (traits & (Credentials | MatchTraits.Random)) != MatchTraits.None ? null : "not random enough for a name that may stand for anything";
    }

    /// <summary>Why the value can be no credential, whatever its name; null when it can.</summary>
    private static string? Objection(ReadOnlySpan<char> value, MatchTraits traits)
    {
        if (ReferenceJudge.IsReference(value))
        {
            return "only points to a credential kept elsewhere, or is encrypted";
        }

        if (LiteralJudge.IsConstant(value) || LiteralJudge.IsNumber(value) || LiteralJudge.IsVersion(value))
        {
            return "a constant, a number or a version";
        }

        if (LiteralJudge.IsProse(value, new ValueShape(value)))
        {
            return "a sentence";
        }

        if (AddressJudge.IsAddress(value) || LiteralJudge.IsRegularExpression(value) || LiteralJudge.IsPasswordHash(value))
        {
            return "an address, a regular expression or the hash of a password";
        }

        if (KeyJudge.IsPublicKey(value) || EscapeJudge.IsControl(value))
        {
            return "a public key, or what a terminal sends for one";
        }

        if (traits.HasFlag(MatchTraits.Quoted) && value[^1] == ':' && PlaceholderJudge.IsPlaceholder(value[..^1]))
        {
            return "the label of a field";
        }

        if (ExpressionJudge.IsExpression(value, traits))
        {
            return "an expression of a program";
        }

        if (NameJudge.IsConstantName(value))
        {
            return "the name of a constant";
        }

        if (MessageJudge.IsOpen(value))
        {
            return "a message that proves nothing: a challenge, a prompt, or a token that nobody signed";
        }

        if (!traits.HasFlag(MatchTraits.Password) && EscapeJudge.IsForeign(value))
        {
            return "letters of another script";
        }

        if (value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || value.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("-----", StringComparison.Ordinal) || value.StartsWith("LS0tLS1CRUdJTi", StringComparison.Ordinal))
        {
            return "left to the rules for headers and for private keys";
        }

        if (traits.HasFlag(MatchTraits.Password))
        {
            return null;
        }

        // Passwords are quoted or plain.
        return EscapeJudge.IsEscaped(value) ? "a text with escapes of a URL" : value.Length < LeastToken ? TooShort : null;
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
        if (VectorJudge.Counts(value) || (isMeant ? PlaceholderJudge.IsMarked(value) : PlaceholderJudge.IsPlaceholder(value)) || EncodedJudge.IsPlaceholder(value)
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
