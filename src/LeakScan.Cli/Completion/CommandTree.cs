using System.CommandLine;
using System.CommandLine.Completions;

namespace LeakScan.Cli.Completion;

/// <summary>The whole command line, flattened: what completions and the manual are made of.</summary>
internal static class CommandTree
{
    /// <summary>Every command with the words that lead to it, the first of them the program's name; parents before children.</summary>
    public static IEnumerable<(string Path, Command Command)> Of(Command root)
    {
        yield return (root.Name, root);
        foreach (var command in root.Subcommands.Where(c => !c.Hidden))
        {
            foreach (var (path, inner) in Of(command))
            {
                yield return ($"{root.Name} {path}", inner);
            }
        }
    }

    /// <summary>The options of a command, those that hold everywhere last.</summary>
    public static IEnumerable<Option> Options(Command command, Command root) =>
        command.Options.Concat(command == root ? [] : root.Options.Where(o => o.Recursive)).Where(o => !o.Hidden);

    /// <summary>Its name and the usual short name: <c>--format</c>, <c>-f</c>.</summary>
    public static IEnumerable<string> Names(Option option) => option.Aliases.Where(a => a.Length == 2 && a[0] == '-' && char.IsLetter(a[1])).Prepend(option.Name);

    public static bool TakesValue(Option option) => option.HelpName is not null;

    /// <summary>The values an option or argument can have, where these are few; empty for any, such as a file.</summary>
    public static IReadOnlyList<string> Values(Symbol symbol) =>
        [.. symbol.GetCompletions(CompletionContext.Empty).Where(c => symbol is not Option option || TakesValue(option)).Select(c => c.Label)];

    /// <summary>The first sentence of a description.</summary>
    public static string Summary(Symbol symbol)
    {
        var text = symbol.Description ?? "";
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).TrimEnd('.');
    }
}
