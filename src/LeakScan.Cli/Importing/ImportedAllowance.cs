namespace LeakScan.Cli.Importing;

/// <summary>Exceptions on their way into a rule file.</summary>
internal sealed class ImportedAllowance
{
    public List<string> Patterns { get; } = [];

    public List<string> Paths { get; } = [];

    public bool IsEmpty => Patterns.Count + Paths.Count == 0;

    public void Add(ImportedAllowance other)
    {
        Patterns.AddRange(other.Patterns);
        Paths.AddRange(other.Paths);
    }
}
