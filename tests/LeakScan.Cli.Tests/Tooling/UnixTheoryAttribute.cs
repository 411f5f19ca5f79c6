namespace LeakScan.Cli.Tests.Tooling;

/// <summary>As <see cref="UnixFactAttribute"/>, for several cases.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no shell, devices and signals of this kind" : null;
}
