namespace LeakScan.Cli.Tests.Tooling;

/// <summary>How a run of the tool ended.</summary>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything it wrote.</summary>
    public string All => Output + Errors;

    /// <summary>Asserts the exit code, and that no stack trace was shown.</summary>
    public ToolResult ShouldExitWith(int code)
    {
        ExitCode.Should().Be(code, "the tool said: {0}", Errors);
        Errors.Should().NotContain("   at ").And.NotContain("Unhandled exception").And.NotContain("internal error");
        return this;
    }
}
