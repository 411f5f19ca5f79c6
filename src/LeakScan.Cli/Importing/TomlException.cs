namespace LeakScan.Cli.Importing;

/// <summary>A text that is not TOML, or uses what <see cref="TomlReader"/> does not read. The message says what is wrong; the line is 1-based.</summary>
internal sealed class TomlException(int line, string problem) : Exception(problem)
{
    public int Line => line;
}
