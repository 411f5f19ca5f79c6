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
}
