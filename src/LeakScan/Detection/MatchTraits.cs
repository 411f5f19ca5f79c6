namespace LeakScan.Detection;

/// <summary>How a match looked. Detection knows no path; what only the kind of file can decide is noted here and decided by a filter.</summary>
[Flags]
internal enum MatchTraits
{
    None = 0,

    /// <summary>The value stood in quotes.</summary>
    Quoted = 1,

    /// <summary>The value stood without quotes: a credential in a configuration file, an expression in a program.</summary>
    Unquoted = 2,

    /// <summary>The operator was '='.</summary>
    EqualsSign = 4,

    /// <summary>The operator was ':'.</summary>
    Colon = 8,

    /// <summary>The value was the text of an XML element.</summary>
    ElementText = 16,

    /// <summary>The key stood at the start of its line but for blanks and an export keyword.</summary>
    LineStart = 32,

    /// <summary>The value reaches the end of its line but for blanks, a separator or a comment.</summary>
    LineEnd = 64,

    /// <summary>The key names a password, not a token or key.</summary>
    Password = 128,

    /// <summary>The value followed an option on a command line.</summary>
    CommandLine = 256,

    /// <summary>The value is the default of a variable reference: <c>${X:-default}</c>.</summary>
    DefaultValue = 512,

    /// <summary>The value looks made up for a test or an example.</summary>
    Placeholder = 1024,

    /// <summary>The value looks random.</summary>
    Random = 2048,

    /// <summary>The key names a secret, a token, or a key with a purpose (API key, signing key), not just any <c>key</c>, <c>auth</c> or <c>salt</c>.</summary>
    Token = 4096,

    /// <summary>The key names a secret: a word as well as a random text may stand there.</summary>
    Secret = 8192,

    /// <summary>The key is compared with the value: <c>password == "…"</c>.</summary>
    Comparison = 16384,

    /// <summary>The value is an argument: <c>setPassword("…")</c>, <c>define('DB_PASSWORD', '…')</c>.</summary>
    Argument = 32768,

    /// <summary>The value is wrapped in a call or a constructor: <c>password = new Password("…")</c>.</summary>
    Wrapped = 65536,

    /// <summary>The value is an array of numbers: <c>key = {0x01, 0x02, …}</c>.</summary>
    Numbers = 131072,

    /// <summary>The value stood without quotes inside a text in quotes: a connection string, a query, a command.</summary>
    InText = 262144,

    /// <summary>The name or its place makes a credential less likely, so that only a random value is one: <c>password_xyz</c>, <c>?password=xyz</c>.</summary>
    Doubtful = 524288,

    /// <summary>The value is a plain word: it may be a password, or the name of something.</summary>
    Word = 1048576,

    /// <summary>The credential stood in a URL or an authorization header.</summary>
    Header = 2097152,

    /// <summary>The key names a secret and the value is a word that says nothing of secrets: somebody chose it as they would a password.</summary>
    Chosen = 4194304,

    /// <summary>The value stands in a statement that makes it a password where it runs: <c>CREATE USER … IDENTIFIED BY '…'</c>.</summary>
    Statement = 8388608,

    /// <summary>No blanks stand round the '='.</summary>
    Tight = 16777216,

    /// <summary>
    /// The value of a password is words parted by dashes, one of which says something: <c>nextcloud-pass</c>. A program names things so, a configuration does not.
    /// </summary>
    Dashed = 33554432,

    /// <summary>The value stands in base64 where it must, as an entry of a Secret's data.</summary>
    Encoded = 67108864,
}
