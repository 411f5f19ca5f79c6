using System.CommandLine;
using System.Text;

namespace LeakScan.Cli.Completion;

/// <summary>Writes the completions for fish: one line for each word, on the condition that its command is being typed.</summary>
internal static class FishCompletion
{
    public static string Write(Command root)
    {
        var tree = CommandTree.Of(root).ToList();
        var script = new StringBuilder($$"""
            # Completions of {{root.Name}} for fish. Written by '{{root.Name}} completion fish'.
            function __{{root.Name}}_is
                set -l path {{root.Name}}
                for word in (commandline -opc)[2..-1]
                    switch "$path $word"
                        case {{string.Join(' ', tree.Skip(1).Select(c => Quote(c.Path)))}}
                            set path "$path $word"
                    end
                end
                test "$path" = "$argv"
            end

            """);
        foreach (var (path, command) in tree)
        {
            var start = $"complete -c {root.Name} -n {Quote($"__{root.Name}_is {path}")}";
            foreach (var inner in command.Subcommands.Where(c => !c.Hidden))
            {
                script.Append($"{start} -f -a {inner.Name} -d {Quote(CommandTree.Summary(inner))}\n");
            }

            foreach (var argument in command.Arguments.Where(a => CommandTree.Values(a).Count > 0))
            {
                script.Append($"{start} -f -a {Quote(string.Join(' ', CommandTree.Values(argument)))} -d {Quote(CommandTree.Summary(argument))}\n");
            }

            foreach (var option in CommandTree.Options(command, root))
            {
                var names = string.Join(' ', CommandTree.Names(option).Select(n => n.StartsWith("--", StringComparison.Ordinal) ? $"-l {n[2..]}" : $"-s {n[1..]}"));
                var values = CommandTree.Values(option);
                var value = !CommandTree.TakesValue(option) ? "" : values.Count > 0 ? $" -x -a {Quote(string.Join(' ', values))}" : " -r";
                script.Append($"{start} {names}{value} -d {Quote(CommandTree.Summary(option))}\n");
            }
        }

        return script.ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
