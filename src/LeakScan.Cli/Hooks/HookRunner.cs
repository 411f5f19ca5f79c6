using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Cli.Hooks;

/// <summary>
/// Does what a hook does: says nothing when nothing is found, and advises when something is. Gaps are told, but stop nobody from committing; a server, which has
/// the last word, refuses what it could not read. A whole repository of a form that is not read is such a gap too: a hook for all repositories meets it there.
/// </summary>
internal static class HookRunner
{
    /// <summary>
    /// Runs the hook that a command line names as installed hooks write it, without options. The parser of the command line takes as long to start as everything
    /// a hook scans, and every commit waits for it.
    /// </summary>
    /// <returns>The exit code; null when the command line has to be parsed.</returns>
    public static int? TryRun(string[] arguments) =>
        arguments is ["hook", "run", var name, "--", .. var rest] && GitHook.All.FirstOrDefault(h => h.Name == name) is { } hook
            ? Run(hook, rest, CommonSettings.Default)
            : null;

    /// <summary>Runs a hook and returns the process's exit code.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="arguments">What git gives it.</param>
    /// <param name="settings">How to scan.</param>
    /// <exception cref="UsageException">The arguments are not what git gives this hook.</exception>
    public static int Run(GitHook hook, IReadOnlyList<string> arguments, CommonSettings settings)
    {
        using var run = new ScanRun(settings with { IsSilentWhenClean = true });
        try
        {
            // A message is read from a file, whatever the repository.
            using var repository = hook == GitHook.CommitMessage ? RepositoryOpener.DiscoverReadable(".") : RepositoryOpener.Open(".");
            using var pushed = hook.ReadsInput ? PushedHistory.Read(repository!, arguments, run.Cancellation) : null;
            var sources = pushed?.Sources ?? [hook == GitHook.PreCommit ? new StagedSource(repository!) : MessageOf(arguments)];
            return Judge(hook, run.Execute(hook.Name, sources, repository), run, repository);
        }
        catch (RepositoryFormatException e) when (hook != GitHook.PreReceive)
        {
            MessageWriter.Error($"{hook.Event} is not scanned: {e.Message}");
            return ExitCode.Clean;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static StagedMessageSource MessageOf(IReadOnlyList<string> arguments) => arguments is [var file]
        ? new StagedMessageSource(file)
        : throw new UsageException("a commit-msg hook is given the file of the message: leakscan hook run commit-msg FILE");

    private static int Judge(GitHook hook, int code, ScanRun run, GitRepository? repository)
    {
        if (code == ExitCode.Findings)
        {
            foreach (var line in HookAdvice.For(hook, run.Report!, repository?.Head is not null))
            {
                MessageWriter.Write(line);
            }
        }

        return code == ExitCode.Incomplete && hook != GitHook.PreReceive ? ExitCode.Clean : code;
    }
}
