namespace LeakScan.Sources;

/// <summary>A file of a folder.</summary>
/// <param name="Path">'/'-separated, relative to the folder the user named, or to the repository's root where there is one.</param>
internal sealed record FileProvenance(string Path) : Provenance
{
    /// <inheritdoc/>
    public override string DisplayPath => Path;
}
