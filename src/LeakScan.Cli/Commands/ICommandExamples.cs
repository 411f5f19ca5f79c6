namespace LeakScan.Cli.Commands;

/// <summary>A command whose help shows how it is used.</summary>
internal interface ICommandExamples
{
    /// <summary>Command lines, each with what it is for.</summary>
    IReadOnlyList<(string CommandLine, string Purpose)> Examples { get; }
}
