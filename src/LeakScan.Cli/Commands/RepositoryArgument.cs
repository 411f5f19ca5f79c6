using System.CommandLine;

namespace LeakScan.Cli.Commands;

/// <summary>The repository that a command works on.</summary>
internal static class RepositoryArgument
{
    public static Argument<string> Create() => new("REPO")
    {
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => ".",
        Description = "A work tree or any folder in it, a git directory, or a bare repository. Default: the current folder's.",
    };
}
