namespace LeakScan.Sources;

/// <summary>Standard input.</summary>
internal sealed record StdinProvenance : Provenance
{
    /// <inheritdoc/>
    public override string DisplayPath => "<stdin>";
}
