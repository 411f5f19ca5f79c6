using LeakScan.Cli.Options;
using LeakScan.Reporting;

namespace LeakScan.Cli.Output;

/// <summary>Writes sentences for people to standard error, and only there. Never fails: when nobody listens, nothing is said.</summary>
internal sealed class MessageWriter
{
    private readonly Verbosity _verbosity;

    public MessageWriter(Verbosity verbosity) => _verbosity = verbosity;

    /// <summary>Whether details are said.</summary>
    public bool ShowsDetails => _verbosity >= Verbosity.Verbose;

    /// <summary>What ends the run.</summary>
    public static void Error(string sentence) => Write($"leakscan: {sentence}");

    /// <summary>What the user has to know whatever else is silenced: that secrets stand somewhere in plain text.</summary>
    public static void Warn(string sentence) => Write($"leakscan: {sentence}");

    /// <summary>What the user has to know.</summary>
    public void Note(string sentence)
    {
        if (_verbosity >= Verbosity.Normal)
        {
            Write($"leakscan: {sentence}");
        }
    }

    /// <summary>What the user may want to know.</summary>
    public void Detail(string sentence)
    {
        if (_verbosity >= Verbosity.Verbose)
        {
            Write($"leakscan: {sentence}");
        }
    }

    /// <summary>A line, without the control characters that a path or an argument could smuggle to a terminal.</summary>
    public static void Write(string line)
    {
        try
        {
            Console.Error.WriteLine(Printable.Of(line));
        }
        catch (IOException)
        {
            // A full disk behind a redirected standard error: the exit code still tells.
        }
    }
}
