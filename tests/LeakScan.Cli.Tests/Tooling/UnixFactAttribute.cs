namespace LeakScan.Cli.Tests.Tooling;

/// <summary>A test of what only Unix has: a shell, devices, signals, permissions.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no shell, devices and signals of this kind" : null;
}
