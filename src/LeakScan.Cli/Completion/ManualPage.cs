using System.CommandLine;
using System.Text;
using LeakScan.Cli.Commands;
using LeakScan.Cli.Help;

namespace LeakScan.Cli.Completion;

/// <summary>Writes the manual page of the whole command line, in the man macros of roff (https://man7.org/linux/man-pages/man7/groff_man.7.html).</summary>
internal static class ManualPage
{
    public static string Write(Command root, string version)
    {
        var page = new StringBuilder();
        page.Append($".TH {root.Name.ToUpperInvariant()} 1 \"\" \"LeakScan {version}\" \"User Commands\"\n");
        page.Append($".SH NAME\n{root.Name} \\- {Escape(Lower(root.Description ?? "").TrimEnd('.'))}\n");
        page.Append($".SH SYNOPSIS\n.B {root.Name}\nCOMMAND [options]\n.SH COMMANDS\n");
        foreach (var (path, command) in CommandTree.Of(root).Where(c => c.Command.Subcommands.Count == 0))
        {
            page.Append($".SS {Escape(HelpWriter.Usage(path, command))}\n{Escape(command.Description ?? "")}\n");
            foreach (var argument in command.Arguments)
            {
                AddTerm(page, argument.Name, argument.Description);
            }

            foreach (var option in command.Options.Where(o => !o.Hidden))
            {
                AddTerm(page, HelpWriter.Term(option).Trim(), option.Description);
            }

            foreach (var (line, purpose) in (command as ICommandExamples)?.Examples ?? [])
            {
                page.Append($".PP\nExample: {Escape(purpose)}\n.RS\n.nf\n{Escape(line)}\n.fi\n.RE\n");
            }
        }

        page.Append(".SH EXIT STATUS\n");
        foreach (var (code, meaning) in HelpWriter.ExitCodes)
        {
            AddTerm(page, code, meaning);
        }

        return page.ToString();
    }

    private static void AddTerm(StringBuilder page, string term, string? text) => page.Append($".TP\n.B {Escape(term)}\n{Escape(text ?? "")}\n");

    private static string Lower(string text) => text.Length > 1 ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    // A backslash begins an escape, a dot or apostrophe at the start of a line a request, and a bare dash may become another character.
    private static string Escape(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped is ['.' or '\'', ..] ? "\\&" + escaped : escaped;
    }
}
