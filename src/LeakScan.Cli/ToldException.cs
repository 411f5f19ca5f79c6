using LeakScan.Baselines;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Cli;

/// <summary>Tells the exceptions that were made for users, whose message says what is wrong and what to do, from those that are mistakes of the program.</summary>
internal static class ToldException
{
    /// <summary>Whether the message is meant to be read by users; it holds no secret.</summary>
    public static bool Is(Exception exception) =>
        exception is UsageException or RuleFileException or BaselineException or SourceException or GitException;
}
