namespace LeakScan.Cli.Output;

/// <summary>Text in commands that are shown to be copied.</summary>
internal static class ShellText
{
    /// <summary>A word as a POSIX shell reads it.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "/._-+@%".Contains(c)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
