namespace LeakScan.Rules;

/// <summary>A rule file or configuration that cannot be used. The message is one sentence: <c>file:line: what is wrong; what to do</c>.</summary>
public sealed class RuleFileException : Exception
{
    /// <summary>Creates the exception; <paramref name="line"/> is 1-based, 0 when no line is to blame.</summary>
    public RuleFileException(string file, int line, string problem)
        : base(line > 0 ? $"{file}:{line}: {problem}" : $"{file}: {problem}")
    {
        File = file;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The line, 1-based; 0 when none is to blame.</summary>
    public int Line { get; }
}
