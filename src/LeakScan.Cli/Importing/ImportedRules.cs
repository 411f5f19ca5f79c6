namespace LeakScan.Cli.Importing;

/// <summary>What became of another scanner's rules.</summary>
/// <param name="Yaml">A rule file; of a file that has no rules and only exceptions from those it extends, a configuration with these.</param>
/// <param name="Total">How many rules there were.</param>
/// <param name="Carried">How many of them are in the rule file.</param>
/// <param name="Notes">What could not be carried over, or means something a little different now, one sentence each.</param>
internal sealed record ImportedRules(string Yaml, int Total, int Carried, IReadOnlyList<string> Notes);
