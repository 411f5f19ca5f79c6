namespace LeakScan.Tests.Sources.Trees;

/// <summary>A test that needs a Unix shell or file system.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs a Unix file system" : null;
}
