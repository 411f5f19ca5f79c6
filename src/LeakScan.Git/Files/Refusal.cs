namespace LeakScan.Git;

/// <summary>Says in a few words why the operating system does not let a file be read.</summary>
internal static class Refusal
{
    /// <summary>The words of the system but for what is refused, which the runtime tells with a path that the reader has seen already.</summary>
    public static string Of(Exception exception) => exception is UnauthorizedAccessException ? "permission denied" : exception.Message;
}
