namespace LeakScan.Cli;

/// <summary>Opens standard input, when there is one.</summary>
internal static class InputOpener
{
    private const string Details = "/proc/self/fdinfo/0";
    private const int CloseOnExec = 0x80000;

    /// <exception cref="UsageException">It is closed.</exception>
    public static Stream Open() => IsClosed()
        ? throw new UsageException("standard input is closed; pipe into it what is to be read, or give it '</dev/null'")
        : Console.OpenStandardInput();

    /// <summary>
    /// Whether whoever started this process gave it no standard input. The runtime then opens something of its own under its number, which never ends when read; but what a
    /// process is given is never marked to be closed for the programs it starts, and what the runtime opens always is.
    /// </summary>
    private static bool IsClosed()
    {
        try
        {
            var flags = File.ReadLines(Details).First(line => line.StartsWith("flags:", StringComparison.Ordinal))["flags:".Length..].Trim();
            return (Convert.ToInt64(flags, 8) & CloseOnExec) != 0;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            // Another system, or none of this to be seen.
            return false;
        }
    }
}
