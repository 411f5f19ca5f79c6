using LeakScan.Detection;
using LeakScan.Filtering.Checks;

namespace LeakScan.Filtering.Values;

/// <summary>
/// What is asked of values behind names, in this order; the first that holds refuses the match. A password may be any literal that a person would choose; of a secret, a token or a key
/// it is asked that it looks random, in that order ever more.
/// </summary>
internal static class ValueChecks
{
    /// <summary>The longest literal that is judged, in bytes: a token that a provider has signed may stand in a row of a table, where nothing else bounds it.</summary>
    public const int MostLength = 4096;

    /// <summary>The shortest password, in bytes.</summary>
    public const int LeastPassword = 4;

    /// <summary>The longest header or password of a URL, in bytes.</summary>
    public const int MostHeader = 1400;

    private const int LeastToken = 7;

    // The token of a public key in .NET has eight.
    private const int LeastBytes = 9;
    private const string TooShort = "too short";
    private const string TooLong = "too long";
    private const string Kept = "only points to a credential kept elsewhere, or is encrypted";
    private const string CutShort = "cut short";
    private const string Nonce = "a nonce that is told to everybody";

    /// <summary>Asked of literals behind names; <see cref="NotRandom"/> comes last.</summary>
    public static readonly ValueCheck[] Literals =
    [
        // The form of the value, whatever its name.
        new("short", TooShort, static (in v) => v.Length < LeastPassword),
        new("long", TooLong, static (in v) => v.Length > MostLength),
        new("reference", Kept, static (in v) => ReferenceJudge.IsReference(v.Text)),
        new("constant", "a constant, a number or a version", static (in v) => LiteralJudge.IsConstant(v.Text) || LiteralJudge.IsNumber(v.Text) || LiteralJudge.IsVersion(v.Text)),
        new("prose", "a sentence", static (in v) => LiteralJudge.IsProse(v.Text, new ValueShape(v.Text))),
        new("address", "an address", static (in v) => AddressJudge.IsAddress(v.Text)),
        new("expression", "a regular expression", static (in v) => LiteralJudge.IsRegularExpression(v.Text)),
        new("hash", "the hash of a password", static (in v) => LiteralJudge.IsPasswordHash(v.Text)),
        new("public-key", "a public key", static (in v) => KeyJudge.IsPublicKey(v.Text)),
        new("terminal", "what a terminal sends for a key", static (in v) => EscapeJudge.IsControl(v.Text)),
        new("label", "the label of a field", static (in v) => v.Has(MatchTraits.Quoted) && v.Text[^1] == ':' && PlaceholderJudge.IsPlaceholder(v.Text[..^1])),
        new("code", "an expression of a program", static (in v) => ExpressionJudge.IsExpression(v.Text, v.Match.Traits)),
        new("fragment", "a piece of what stands around it", static (in v) => FragmentJudge.IsQuoted(v) || FragmentJudge.IsOperand(v)),
        new("constant-name", "the name of a constant", static (in v) => NameJudge.IsConstantName(v.Text)),
        new("message", "a message that proves nothing: a challenge, a prompt, or a token that nobody signed", static (in v) => MessageJudge.IsOpen(v.Text)),
        new("script", "letters of another script", static (in v) => !v.Has(MatchTraits.Password) && EscapeJudge.IsForeign(v.Text)),
        new("other-rules", "left to the rules for headers and for private keys", static (in v) => HeaderJudge.IsHeader(v.Text)),
        new("url-escapes", "a text with escapes of a URL", static (in v) => !v.Has(MatchTraits.Password) && EscapeJudge.IsEscaped(v.Text)),
        new("short-token", "too short for anything but a password", static (in v) => !v.Has(MatchTraits.Password) && v.Text.Length < LeastToken),

        // What stands around it.
        new("result", "tells that a test passed, or what a program said", PlaceJudge.IsTestResult),
        new("first-word", "the first word of a sentence", static (in v) => SentenceJudge.IsSentence(v.Content, v.Match, v.Text) || SentenceJudge.IsLabel(v.Content, v.Match) || SentenceJudge.ExplainsOption(v.Content, v.Match, v.Text)),
        new("cut", CutShort, static (in v) => PlaceJudge.IsElided(v.Content, v.Match.SecretEnd)),
        new("substitution", "what a program puts in", PlaceJudge.IsSubstitution),
        new("parameter", "the value of another name", PlaceJudge.IsParameter),
        new("named-hash", "the hash of a password, as its name says", static (in v) => PlaceJudge.IsHash(v.Text, v.Name)),
        new("anonymous", "the password of the user anonymous, whom everybody is let in as", PlaceJudge.IsOfAnonymous),
        new("nonce", Nonce, static (in v) => PlaceJudge.IsAnswer(v.Name) || PlaceJudge.IsNonce(v.Content, v.Match)),
        new("elsewhere", "the address of a credential kept elsewhere", PlaceJudge.IsKeptElsewhere),
        new("request", "only marks a request, so that it is not carried out twice", static (in v) => PlaceJudge.IsRequestToken(v.Text, v.Name)),
        new("test-vector", "the key of a test vector", static (in v) => VectorJudge.IsOfVector(v.Content, v.Match, v.Text, v.IsAnyKey)),

        // The notation of the place.
        new("grammar", "a rule of a grammar", static (in v) => NotationJudge.IsGrammar(v.Text)),
        new("signs", "nothing but signs", static (in v) => NotationJudge.IsSigns(v.Text)),
        new("role", "a role of reStructuredText", static (in v) => v.Text.Contains(":`", StringComparison.Ordinal)),
        new("validation", "the rules of a validation", static (in v) => v.Has(MatchTraits.Quoted) && NotationJudge.IsValidation(v.Text)),
        new("switches", "what is switched on and off", static (in v) => NotationJudge.IsSwitches(v.Text)),
        new("pairs", "names and what stands for each", static (in v) => v.Has(MatchTraits.Quoted) && !v.Has(MatchTraits.Password) && NotationJudge.IsPairs(v.Text)),
        new("column", "a table before the name of its column", NotationJudge.IsTable),
        new("condition", "what a condition asks", NotationJudge.IsCondition),
        new("template", "what a template computes", static (in v) => !v.Has(MatchTraits.Quoted) && NotationJudge.IsInTemplate(v.Content, v.Match.Start)),
        new("interpolated", "a text that a program completes", static (in v) => v.Has(MatchTraits.Quoted) && NotationJudge.IsInterpolated(v.Content, v.Match.SecretStart, v.Text)),
        new("few-bytes", "bytes that are too few", static (in v) => !v.Has(MatchTraits.Password) && NotationJudge.IsFewBytes(v.Text)),
        new("count", "a number that counts", static (in v) => NotationJudge.IsCount(v.Text, v.Match.Traits)),
        new("computed", "what a program computes", static (in v) => !v.Has(MatchTraits.Quoted) && (CodeJudge.IsBareWord(v) || CodeJudge.IsApplied(v) || CodeJudge.IsGenericType(v))),
        new("among-names", "a name among names", CodeJudge.IsAmongNames),
        new("described", "the description of a parameter", CodeJudge.IsDescribed),
        new("known-word", "a word that a program knows", CodeJudge.IsKeyword),
        new("method", "an argument of what finds or types several", CodeJudge.IsOfMany),
        new("encoded-line", "the end of a line in base64", NotationJudge.EndsLine),
        new("cookie", "what a cookie is read by", CodeJudge.IsOfCookie),
        new("looked-up", "the name of what a template looks up", CodeJudge.IsLookedUp),
        new("workflow", "the name of a secret that is kept elsewhere", CodeJudge.IsOfWorkflow),

        // What only names a key.
        new("key-mark", "marks a key", static (in v) => (v.IsAnyKey && KeyJudge.IsMark(v.Text, v.Name)) || KeyJudge.IsNoPrivateKey(v.Text, v.Name)),
        new("entry", "the key of an entry, or an index", static (in v) => v.IsAnyKey && KeyJudge.IsOfAnEntry(v.Content, v.Match)),
        new("row", "the key of a row", static (in v) => v.IsAnyKey && KeyJudge.IsOfRow(v.Match, v.Text)),
        new("setting", "the name of a setting", static (in v) => v.IsAnyKey && KeyJudge.IsOfSetting(v.Text)),
        new("fingerprint", "the fingerprint of a key", static (in v) => KeyJudge.IsFingerprint(v.Text, v.Content[Math.Max(0, v.Match.Start - 4)..v.Match.SecretStart])),
        new("scope", "the id of a key with what it signs for", static (in v) => KeyJudge.IsScope(v.Text)),
        new("other-half", "a public key, or the tag of an image", static (in v) => KeyJudge.IsOfAnother(v.Content, v.Match)),
        new("search-key", "a key with which visitors of a page search it", static (in v) => KeyJudge.OnlySearches(v.Content, v.Match, v.Text)),
    ];

    /// <summary>Asked of lists of numbers behind names.</summary>
    public static readonly ValueCheck[] Numbers =
    [
        new("index", "a list of places in an index of words", static (in v) => PlaceJudge.IsIndex(v.Content, v.Match)),
        new("counting", "bytes that count, or spell a text", static (in v) => VectorJudge.CountsOrSpells(v.Content[v.Match.SecretStart..v.Match.SecretEnd])),
        new("few-bytes", "bytes that are too few", static (in v) => v.Has(MatchTraits.Token) && v.Content[v.Match.SecretStart..v.Match.SecretEnd].Count((byte)',') + 1 < LeastBytes),
        new("nonce", Nonce, static (in v) => PlaceJudge.IsNonce(v.Content, v.Match)),
        new("object-identifier", "an object identifier", static (in v) => PlaceJudge.IsObjectIdentifier(v.Content[v.Match.SecretStart..v.Match.SecretEnd])),
    ];

    /// <summary>Asked of credentials of URLs and of authorization headers: what stands in such a place is a credential unless it is made up.</summary>
    public static readonly ValueCheck[] Headers =
    [
        new("long", TooLong, static (in v) => v.Length > MostHeader),
        new("cut", CutShort, static (in v) => PlaceJudge.IsElided(v.Content, v.Match.SecretEnd)),
        new("reference", Kept, static (in v) => ReferenceJudge.IsReference(v.Text)),
        new("url", "a part of an address, or a template of one", static (in v) => HeaderJudge.IsUrl(v) && HeaderJudge.IsPartOfAddress(v)),
        new("basic", "holds no user and password in base64", static (in v) => HeaderJudge.IsBasic(v) && HeaderJudge.HoldsNoPassword(v)),
        new("bearer", "a placeholder or a name", static (in v) => HeaderJudge.IsBearer(v) && HeaderJudge.IsMadeUp(v)),
    ];

    /// <summary>
    /// Asked of a literal last, when all that it looks like is known: of a key, an authorization or a salt nothing but a random value is a credential, however unsure.
    /// </summary>
    public static readonly Check NotRandom = new("random", CheckOutcome.Refuses, "not random enough for a name that may stand for anything");
}
