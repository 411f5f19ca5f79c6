namespace LeakScan.Filtering.Paths;

/// <summary>What a file is for, as its path says.</summary>
internal enum PathClass
{
    /// <summary>Nothing special.</summary>
    Source,

    /// <summary>Tests, fixtures, mocks.</summary>
    Test,

    /// <summary>Documentation.</summary>
    Docs,

    /// <summary>Examples, samples, templates, demos.</summary>
    Example,

    /// <summary>Other people's code, copied in.</summary>
    Vendor,

    /// <summary>A lock file: checksums, not credentials.</summary>
    Lock,

    /// <summary>Minified or generated for browsers.</summary>
    Minified,

    /// <summary>Texts shown to users, by language.</summary>
    Translation,
}
