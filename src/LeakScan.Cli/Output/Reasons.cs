namespace LeakScan.Cli.Output;

/// <summary>Says in a few words why the operating system refused something.</summary>
internal static class Reasons
{
    private const int NoSpace = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    public static string Of(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission denied",
        DirectoryNotFoundException => "its folder does not exist",
        FileNotFoundException => "it does not exist",
        IOException { HResult: NoSpace or NoSpaceOnWindows } => "no space left on the device",
        _ => exception.Message.Split('\n')[0].TrimEnd('.', '\r', ' '),
    };
}
