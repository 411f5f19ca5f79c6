namespace LeakScan.Baselines;

/// <summary>A baseline that cannot be used. The message is one sentence: <c>file:line: what is wrong; what to do</c>.</summary>
internal sealed class BaselineException : Exception
{
    /// <summary>Creates the exception; <paramref name="line"/> is 1-based, 0 when no line is to blame.</summary>
    public BaselineException(string file, int line, string problem)
        : base(line > 0 ? $"{file}:{line}: {problem}" : $"{file}: {problem}")
    {
    }
}
