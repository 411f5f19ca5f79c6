namespace LeakScan.Sources.Ignoring;

/// <summary>What a step of a pattern matches.</summary>
internal enum WildTokenKind : byte
{
    /// <summary>One byte.</summary>
    Literal,

    /// <summary><c>?</c>: any byte but '/'.</summary>
    AnyByte,

    /// <summary><c>[…]</c>: a byte of a set, never '/'.</summary>
    Set,

    /// <summary><c>*</c>: any run of bytes without '/'.</summary>
    Star,

    /// <summary><c>**</c> that stands for whole folders: any run of bytes.</summary>
    Path,

    /// <summary><c>**/</c>: nothing, or any run of bytes that ends in '/'.</summary>
    Folders,

    /// <summary>Malformed: matches nothing.</summary>
    Never,
}
