namespace LeakScan.Cli.Output;

/// <summary>A report to write.</summary>
/// <param name="Format">Name of the format.</param>
/// <param name="File">Where to; null for standard output.</param>
internal sealed record OutputTarget(string Format, string? File)
{
    /// <summary>What is written when nobody asks for anything else.</summary>
    public static OutputTarget Default { get; } = new("text", null);
}
