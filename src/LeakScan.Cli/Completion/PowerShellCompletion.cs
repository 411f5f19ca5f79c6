using System.CommandLine;
using System.Text;

namespace LeakScan.Cli.Completion;

/// <summary>Writes the completions for PowerShell: tables of words, and a block that looks them up.</summary>
internal static class PowerShellCompletion
{
    public static string Write(Command root)
    {
        var tree = CommandTree.Of(root).ToList();
        var script = new StringBuilder($$"""
            # Completions of {{root.Name}} for PowerShell. Written by '{{root.Name}} completion powershell'.
            Register-ArgumentCompleter -Native -CommandName {{root.Name}} -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $words = @{

            """);
        foreach (var (path, command) in tree)
        {
            var offers = command.Subcommands.Where(c => !c.Hidden).Select(c => (Word: c.Name, Text: CommandTree.Summary(c)))
                .Concat(command.Arguments.SelectMany(a => CommandTree.Values(a).Select(v => (Word: v, Text: CommandTree.Summary(a)))))
                .Concat(CommandTree.Options(command, root).SelectMany(o => CommandTree.Names(o).Select(n => (Word: n, Text: CommandTree.Summary(o)))));
            script.Append($"        {Quote(path)} = @(\n{string.Concat(offers.Select(o => $"            ,@({Quote(o.Word)}, {Quote(o.Text)})\n"))}        )\n");
        }

        script.Append("    }\n    $values = @{\n");
        foreach (var (path, command) in tree)
        {
            foreach (var option in CommandTree.Options(command, root).Where(o => CommandTree.Values(o).Count > 0))
            {
                foreach (var name in CommandTree.Names(option))
                {
                    script.Append($"        {Quote($"{path} {name}")} = @({string.Join(", ", CommandTree.Values(option).Select(Quote))})\n");
                }
            }
        }

        script.Append($$"""
                }
                $typed = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
                $path = '{{root.Name}}'
                foreach ($word in $typed | Select-Object -Skip 1) {
                    if ($words.ContainsKey("$path $word")) { $path = "$path $word" }
                }
                $key = "$path $($typed[-1])"
                if ($values.ContainsKey($key)) {
                    $values[$key] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
                } else {
                    $words[$path] | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
                        [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterName', $_[1])
                    }
                }
            }

            """);
        return script.ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
