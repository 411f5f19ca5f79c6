using System.Diagnostics.CodeAnalysis;

namespace LeakScan.Cli.Output;

/// <summary>Says in a few words why the operating system refused something.</summary>
internal static class Reasons
{
    private const int NoSpace = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>Whether an exception is the operating system's refusal, and no mistake of LeakScan.</summary>
    public static bool AreKnownFor(Exception exception) => exception is IOException or UnauthorizedAccessException || IsTooLarge(exception);

    public static string Of(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission denied",
        DirectoryNotFoundException => "its folder does not exist",
        FileNotFoundException => "it does not exist",
        IOException { HResult: NoSpace or NoSpaceOnWindows } => "no space left on the device",
        _ when IsTooLarge(exception) => "the file gets too large",
        _ => exception.Message.Split('\n')[0].TrimEnd('.', '\r', ' '),
    };

    // How the runtime passes on that a file system or a quota takes no file of this size (EFBIG). Where names of methods were trimmed away, in the native program,
    // the parameter's name has to do.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Where the method is not known, the name of its parameter decides.")]
    private static bool IsTooLarge(Exception exception) =>
        exception is ArgumentOutOfRangeException { ParamName: "value" } && (exception.TargetSite is null || exception.TargetSite.DeclaringType == typeof(RandomAccess));
}
