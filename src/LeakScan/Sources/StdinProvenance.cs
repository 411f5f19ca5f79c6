namespace LeakScan.Sources;

/// <summary>Standard input.</summary>
public sealed record StdinProvenance : Provenance
{
    /// <inheritdoc/>
    public override string DisplayPath => "<stdin>";
}
