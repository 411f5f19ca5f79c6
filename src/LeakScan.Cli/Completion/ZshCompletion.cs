using System.CommandLine;
using System.Text;

namespace LeakScan.Cli.Completion;

/// <summary>Writes the completions for zsh: a function that finds out which command is being typed, and describes its words; else files.</summary>
internal static class ZshCompletion
{
    public static string Write(Command root)
    {
        var tree = CommandTree.Of(root).ToList();
        var script = new StringBuilder($$"""
            #compdef {{root.Name}}
            # Completions of {{root.Name}} for zsh. Written by '{{root.Name}} completion zsh'.
            _{{root.Name}}() {
                local place={{root.Name}} word
                local -a offers
                for word in "${(@)words[2,CURRENT-1]}"; do
                    case "$place $word" in
                        {{string.Join('|', tree.Skip(1).Select(c => Quote(c.Path)))}}) place="$place $word" ;;
                    esac
                done
                case "$place ${words[CURRENT-1]}" in

            """);
        foreach (var (path, command) in tree)
        {
            foreach (var option in CommandTree.Options(command, root).Where(CommandTree.TakesValue))
            {
                var names = string.Join('|', CommandTree.Names(option).Select(n => Quote($"{path} {n}")));
                var values = CommandTree.Values(option);
                script.Append($"        {names}) {(values.Count > 0 ? $"compadd {string.Join(' ', values)}" : "_files")}; return ;;\n");
            }
        }

        script.Append("    esac\n    case \"$place\" in\n");
        foreach (var (path, command) in tree)
        {
            var offers = command.Subcommands.Where(c => !c.Hidden).Select(c => (Word: c.Name, Text: CommandTree.Summary(c)))
                .Concat(command.Arguments.SelectMany(a => CommandTree.Values(a).Select(v => (Word: v, Text: CommandTree.Summary(a)))))
                .Concat(CommandTree.Options(command, root).SelectMany(o => CommandTree.Names(o).Select(n => (Word: n, Text: CommandTree.Summary(o)))));
            script.Append($"        {Quote(path)}) offers=(\n{string.Concat(offers.Select(o => $"            {Quote($"{o.Word}:{o.Text}")}\n"))}        ) ;;\n");
        }

        script.Append($$"""
                esac
                _describe {{root.Name}} offers
                [[ $PREFIX == -* ]] || _files
            }
            compdef _{{root.Name}} {{root.Name}}

            """);
        return script.ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
