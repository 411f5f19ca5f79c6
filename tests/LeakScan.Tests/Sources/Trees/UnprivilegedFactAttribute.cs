namespace LeakScan.Tests.Sources.Trees;

/// <summary>A test that needs a file which the system refuses to open; root is refused nothing.</summary>
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs Unix permissions" : Environment.IsPrivilegedProcess ? "root may read everything" : null;
}
