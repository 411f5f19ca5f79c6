namespace LeakScan.Detection.Assignments.Names;

/// <summary>
/// Words beside the secret word of a name. Gathered from names in the reference documentation of .NET, from peers' allowlists and from labelled
/// lines; what they have in common is that they turn the name of a credential into the name of something about one.
/// </summary>
internal static class NameWords
{
    /// <summary>Behind the secret word: these change nothing. <c>password_value</c>, <c>secret_key_base</c>, <c>TOKEN_PROD</c>.</summary>
    private static readonly WordSet NeutralEndings = WordSet.Of("""
        value val values default def string str text txt plain plaintext clear cleartext raw data base b64 bytes byte hex bin new old current
        previous prev test tests testing dev develop development prod production staging stage qa uat local live admin user root db database one
        two first second a b c x again confirm confirmation repeat const constant env override main master slave backup tmp temp real valid good
        correct code example sample mock fake dummy literal encoded s
        """);

    /// <summary>Behind the secret word: the value is something about a credential, not one.</summary>
    private static readonly WordSet WrongEndings = WordSet.Of("""
        id ids idx uuid guid identifier identifiers thumbprint challenge pub public name names file files filename filepath path paths dir directory folder url urls uri uris link links href endpoint
        endpoints host hostname address domain port length len size sizes bits min max minimum maximum count counter number num limit limits total
        type types typ kind kinds format formats field fields label labels hint hints policy policies expiry expire expires expiration expired ttl
        age timeout time date day days at regex regexp pattern placeholder prompt title caption message messages msg error errors err exception
        invalid validator validators validation validity required enabled disabled enable disable allowed status state states strength score rule
        rules requirement requirements hash hashes hashed digest checksum fingerprint encrypted encryption encoder encoding encode decode decoder
        algorithm algorithms algo alg generation regeneration method methods mode modes provider providers service services server servers manager store stores storage
        vault ref refs reference references arn alias version versions column columns col table index input inputs form forms view views page pages
        template templates screen dialog modal popup button btn icon class classes css style styles element selector handler handlers callback
        listener factory builder generator generate generated parser parse reader writer helper util utils controller component components module
        modules plugin plugins prefix suffix scope scopes audience issuer header headers param params parameter parameters query claim claims grant
        response resp sha sha1 sha2 sha256 sha512 md5 bcrypt request req res result results info information metadata meta option options opts opt
        config configuration conf cfg settings setting event events action actions change changed changer reset resets update updated updates
        rotation usage use used uses permission permissions role roles source src description desc comment help i18n note notes sent mail email map
        maps dict dictionary list lists array arrays set sets cache cached pair pairs ring board word words press pressed down up frame frames
        stroke space attribute attributes attr attrs property properties prop props schema model models dto entity record row object obj interface
        impl chars char character characters cost rounds iterations protected protection less free through thru only based scheme schemes flow flows
        login logout signup session cookie cookies context ctx client clients domain login locked lock unlock exists exist missing present changed
        created deleted not is has to from by of for in on with and or if when than must should cannot does was were will can are be been function
        func fn test_id symbol symbols tag tags group groups category section item items entry entries node nodes tree sub level level1 order bit bitmap
        event keyboard press layout binding bindings shortcut helper wrapper proxy adapter resolver loader loading importer exporter import export
        realm identity identities memory parallelism lookup checker check checks verify verified verification confirmed username usernames userid
        js jsx ts tsx vue py php html ok cancel
        """);

    /// <summary>Before the secret word: the name of an action, a question or a text for people.</summary>
    private static readonly WordSet WrongBeginnings = WordSet.Of("""
        no not is has have show hide toggle forgot forget forgotten lost invalid missing expired expire err error validate check fetch find generate
        create hash hashed encrypt encrypted decrypt decrypted min max ask require required requires allow allows enter type label placeholder hint
        title msg message i18n translation locale without reset change update updating mask masked redact redacted obfuscated delete remove revoke
        clear empty num count total lookup parse peek unset unexpected expect remember non disabled receive sealed wrapped
        """);

    /// <summary>Before a key or a token: the value is public, or marks a row, a page or a request.</summary>
    private static readonly WordSet PublicBeginnings = WordSet.Of("""
        public pub primary foreign partition sort cache next page paging pagination continuation cursor etag dedup deduplication idempotency tracking trace lock
        map dict hot shortcut arrow escape tab csrf xsrf csrfmiddleware authenticity antiforgery requestverification verification recv websocket
        socket pinned keyserver tap taproot stylesheet stylesheets identifier trusted postman language
        """);

    /// <summary>Before <c>key</c>: a key with a purpose.</summary>
    private static readonly WordSet KeyPurposes = WordSet.Of("""
        api access private priv secret encryption encrypt encrypting crypto crypt cipher aes des rsa hmac jwt jwe jws signing sign sign master app
        application auth authorization account storage service client consumer license licence shared admin root deploy deployment webhook stream
        subscription functions maps map map google aws azure s3 stripe twilio sendgrid mailgun algolia firebase gcp ecies oauth ssh tls ssl pgp gpg
        host wallet session token security developer partner merchant machine validation decryption rememberme cookie hash hashing salt
        wep wpa facebook twitter github gitlab slack dropbox yahoo linkedin flickr steam bing ibm watson nexmo pusher datadog newrelic rollbar bugsnag
        """);

    public static bool IsNeutralEnding(ReadOnlySpan<char> word) => NeutralEndings.Contains(word) || !word.ContainsAnyExceptInRange('0', '9');

    public static bool IsWrongEnding(ReadOnlySpan<char> word) => WrongEndings.Contains(word);

    /// <summary>Whether the word turns the name of a credential of some kind into that of something else.</summary>
    public static bool IsWrongBeginning(ReadOnlySpan<char> word, SecretKind kind) =>
        WrongBeginnings.Contains(word) || (kind is SecretKind.Token or SecretKind.Any && PublicBeginnings.Contains(word));

    public static bool IsKeyPurpose(ReadOnlySpan<char> word) => KeyPurposes.Contains(word);

    /// <summary>Whether two words together mean something else: a run over data (<c>FirstPass</c>), the name of a project on a server (<c>sonar.projectKey</c>), the type of a map's keys (<c>protobuf_key</c>), an entry of Windows' registry, what a page shows to everybody (<c>site_key</c>), what a robot types (<c>SendKeys</c>).</summary>
    public static bool IsOtherSense(ReadOnlySpan<char> before, ReadOnlySpan<char> word) => word switch
    {
        "pass" => before is "first" or "second" or "third" or "final" or "single" or "multi" or "two" or "high" or "low" or "band" or "assert" or "boarding" or "render" or "shader" or "name" or "metric" or "tag" or "field",
        // What two browsers that speak with each other tell for one session (RFC 8839).
        "pwd" => before is "ice",
        "key" => before is "project" or "protobuf" or "ignored" or "reg" or "registry" or "site" or "unit",
        "keys" => before is "protobuf" or "ignored" or "send",
        _ => false,
    };
}
