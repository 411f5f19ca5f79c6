using System.CommandLine;
using System.Text;

namespace LeakScan.Cli.Completion;

/// <summary>Writes the completions for bash: a function that finds out which command is being typed, and offers its words; else files.</summary>
internal static class BashCompletion
{
    public static string Write(Command root)
    {
        var script = new StringBuilder($$"""
            # Completions of {{root.Name}} for bash. Written by '{{root.Name}} completion bash'.
            _{{root.Name}}() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} path={{root.Name}} words= options= word
                [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD - 2]} # --format=json is three words to bash
                [[ $current == = ]] && current=
                for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
                    case "$path $word" in

            """);
        var tree = CommandTree.Of(root).ToList();
        script.Append($"            {string.Join(" | ", tree.Skip(1).Select(c => $"'{c.Path}'"))}) path=\"$path $word\" ;;\n");
        script.Append("        esac\n    done\n    case \"$path $previous\" in\n");
        foreach (var (path, command) in tree)
        {
            foreach (var option in CommandTree.Options(command, root).Where(CommandTree.TakesValue))
            {
                var names = string.Join(" | ", CommandTree.Names(option).Select(n => $"'{path} {n}'"));
                var values = CommandTree.Values(option);
                script.Append($"        {names}) {(values.Count > 0 ? $"COMPREPLY=($(compgen -W '{string.Join(' ', values)}' -- \"$current\")); " : "")}return ;;\n");
            }
        }

        script.Append("    esac\n    case \"$path\" in\n");
        foreach (var (path, command) in tree)
        {
            var words = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)
                .Concat(command.Arguments.SelectMany(CommandTree.Values));
            var options = CommandTree.Options(command, root).SelectMany(CommandTree.Names);
            script.Append($"        '{path}') words='{string.Join(' ', words)}' options='{string.Join(' ', options)}' ;;\n");
        }

        // A file may be meant where no option is begun; "-o default" offers files when this offers nothing.
        script.Append($$"""
                esac
                [[ $current == -* ]] && words=$options
                COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o default -o bashdefault -F _{{root.Name}} {{root.Name}}

            """);
        return script.ToString();
    }
}
