namespace LeakScan.Rules.Patterns;

/// <summary>Conditions on a place between two bytes.</summary>
internal enum PatternAssertion
{
    /// <summary>One side is a word byte, the other is not.</summary>
    WordBoundary,

    /// <summary>Both sides are word bytes, or none.</summary>
    NotWordBoundary,

    /// <summary>The byte before is in the set.</summary>
    After,

    /// <summary>The byte before is not in the set, or there is none.</summary>
    NotAfter,

    /// <summary>The byte behind is in the set.</summary>
    Before,

    /// <summary>The byte behind is not in the set, or there is none.</summary>
    NotBefore,

    /// <summary>Nothing is before.</summary>
    TextStart,

    /// <summary>Nothing is behind.</summary>
    TextEnd,
}
