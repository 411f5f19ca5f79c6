namespace LeakScan.Quick;

/// <summary>
/// The process that starts at once: says that a commit is clean when it is, scans files and histories, and is the full program in all other cases.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments) =>
        QuickLook.Of(arguments)?.Take() ?? NativeRun.Of(arguments)?.Take() ?? SiblingProgram.BecomeFull(arguments);
}
