using System.CommandLine;
using LeakScan.Cli.Help;
using LeakScan.Cli.Hooks;

namespace LeakScan.Cli.Options;

/// <summary>Which hooks are meant, and where.</summary>
internal sealed class HookOptions
{
    private readonly Argument<string[]> _hooks = new("HOOK") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<bool> _global = new("--global")
    {
        Description = "For all repositories of this user, through git's core.hooksPath; hooks of the repositories themselves are run as well.",
    };

    private readonly Option<string?> _repository = new("--repo")
    {
        HelpName = "DIR",
        Description = "A folder of the repository. Default: the current folder.",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="without">What is meant when no hook is named.</param>
    public void AddTo(Command command, string without)
    {
        _hooks.Description = $"{string.Join(", ", GitHook.All.Select(h => h.Name))}. Default: {without}.";
        command.Add(_hooks);
        command.Add(_global);
        command.Add(_repository);
    }

    /// <summary>The named hooks, in their usual order; empty when none is named.</summary>
    /// <exception cref="UsageException">LeakScan is no such hook.</exception>
    public IReadOnlyList<GitHook> ReadHooks(ParseResult parse)
    {
        var named = (parse.GetValue(_hooks) ?? []).Select(Find).ToHashSet();
        return [.. GitHook.All.Where(named.Contains)];
    }

    /// <summary>Whether all repositories are meant.</summary>
    /// <exception cref="UsageException">One repository is named as well.</exception>
    public bool IsGlobal(ParseResult parse) => parse.GetValue(_global) && parse.GetValue(_repository) is not null
        ? throw new UsageException("--global and --repo contradict each other; give one of them")
        : parse.GetValue(_global);

    /// <summary>A folder of the repository.</summary>
    public string Repository(ParseResult parse) => parse.GetValue(_repository) ?? ".";

    /// <summary>The hook of a name.</summary>
    /// <exception cref="UsageException">LeakScan is no such hook.</exception>
    public static GitHook Find(string name) => GitHook.All.FirstOrDefault(h => h.Name == name) ?? throw new UsageException(
        $"leakscan is no '{name}' hook; use one of {string.Join(", ", GitHook.All.Select(h => h.Name))}{NearestName.Suggest(name, GitHook.All.Select(h => h.Name))}");
}
