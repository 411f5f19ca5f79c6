namespace LeakScan.Rules.Patterns;

/// <summary>What an instruction of a pattern program does.</summary>
internal enum Opcode : byte
{
    /// <summary>The match ends here.</summary>
    Match,

    /// <summary>One byte of set X.</summary>
    Set,

    /// <summary>The bytes of literal X.</summary>
    Literal,

    /// <summary>Min to Max bytes of set X, as many as possible first; Y says whether fewer can do (<see cref="OnlyCount"/>).</summary>
    Greedy,

    /// <summary>Min to Max bytes of set X, as few as possible first.</summary>
    Lazy,

    /// <summary>Go on at X; if that fails, at Y.</summary>
    Split,

    /// <summary>Go on at X.</summary>
    Jump,

    /// <summary>The credential starts here.</summary>
    SecretStart,

    /// <summary>The credential ends here.</summary>
    SecretEnd,

    /// <summary>Condition Min (a <see cref="PatternAssertion"/>) with set X holds here.</summary>
    Assert,
}
