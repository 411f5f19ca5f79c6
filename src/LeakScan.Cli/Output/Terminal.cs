using System.Text;
using LeakScan.Cli.Options;

namespace LeakScan.Cli.Output;

/// <summary>What the process is connected to.</summary>
internal static class Terminal
{
    private const int DefaultWidth = 120;

    /// <summary>Lets a console of Windows show what is written as UTF-8, whatever its code page; elsewhere that is so already.</summary>
    public static void TakeUtf8()
    {
        if (!OperatingSystem.IsWindows() || (Console.IsOutputRedirected && Console.IsErrorRedirected))
        {
            return;
        }

        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // It cannot be set everywhere; then names with other letters are hard to read, and all else is as it should be.
        }
    }

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") is "dumb";

    /// <summary>Whether standard output takes colour.</summary>
    public static bool TakesColor(ColorMode mode) => mode switch
    {
        ColorMode.Always => true,
        ColorMode.Never => false,
        _ => !Console.IsOutputRedirected && !IsDumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    /// <summary>Whether standard error takes a line that is painted again and again.</summary>
    public static bool TakesProgress => !Console.IsErrorRedirected && !IsDumb;

    /// <summary>Columns of standard output; a fixed number when it is not a terminal, so that what is written there is the same everywhere.</summary>
    public static int Width
    {
        get
        {
            if (Console.IsOutputRedirected)
            {
                return DefaultWidth;
            }

            try
            {
                // A terminal that was never given a size says 0.
                return Console.WindowWidth is > 20 and var width ? width : DefaultWidth;
            }
            catch (IOException)
            {
                return DefaultWidth;
            }
        }
    }
}
