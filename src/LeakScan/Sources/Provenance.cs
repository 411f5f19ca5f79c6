namespace LeakScan.Sources;

/// <summary>Where content came from. A closed set: a <see cref="GitProvenance"/>, a file, or a text without a path. Immutable.</summary>
public abstract record Provenance
{
    private protected Provenance()
    {
    }

    /// <summary>The path shown to the user, '/'-separated; for a text without a path a name in angle brackets.</summary>
    public abstract string DisplayPath { get; }
}
