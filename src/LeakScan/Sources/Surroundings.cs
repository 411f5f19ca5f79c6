namespace LeakScan.Sources;

/// <summary>What the place of a text tells of a credential in it. Several may hold at once.</summary>
[Flags]
public enum Surroundings
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Code that is delivered to browsers: every visitor can read it.</summary>
    FrontEnd = 1,

    /// <summary>A log file: whatever wrote it will write the credential again.</summary>
    Log = 2,

    /// <summary>Tests, fixtures, mocks.</summary>
    Test = 4,

    /// <summary>Documentation.</summary>
    Docs = 8,

    /// <summary>Examples, samples, templates, demos.</summary>
    Example = 16,

    /// <summary>Other people's code, copied in.</summary>
    Vendor = 32,

    /// <summary>A lock file of a package manager.</summary>
    Lock = 64,

    /// <summary>Texts shown to users, by language.</summary>
    Translation = 128,
}
