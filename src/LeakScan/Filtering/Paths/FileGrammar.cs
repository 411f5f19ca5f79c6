namespace LeakScan.Filtering.Paths;

/// <summary>What a value without quotes can be in a file.</summary>
internal enum FileGrammar
{
    /// <summary>Unknown: no path, or an ending that tells nothing.</summary>
    Unknown,

    /// <summary>Configuration and data: values often stand without quotes.</summary>
    Configuration,

    /// <summary>Shell scripts and build recipes: values stand without quotes, names behind '$' are references.</summary>
    Shell,

    /// <summary>Documents: configuration and commands are quoted in them.</summary>
    Document,

    /// <summary>Programs: what stands without quotes is an expression.</summary>
    Program,

    /// <summary>Markup and templates of pages: values are labels, most of the time.</summary>
    Markup,
}
