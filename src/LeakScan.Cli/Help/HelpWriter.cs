using System.CommandLine;
using System.CommandLine.Invocation;
using LeakScan.Cli.Commands;
using LeakScan.Cli.Output;

namespace LeakScan.Cli.Help;

/// <summary>Writes the help of a command from the command itself: what it is for, arguments, options, examples and exit codes.</summary>
internal sealed class HelpWriter : SynchronousCommandLineAction
{
    private const int MaxWidth = 100;
    private const int MaxTermWidth = 30;

    public static IReadOnlyList<(string Term, string Text)> ExitCodes { get; } =
    [
        ("0", "Everything was read and nothing was found."),
        ("1", "Something was found."),
        ("2", "The command line, the configuration, a rule file, a report file or LeakScan itself is at fault."),
        ("3", "Nothing was found, but not everything could be read."),
        ("130", "Interrupted; what was found so far is in the report."),
    ];

    // The same on every terminal that is wide enough.
    private static int Columns => Math.Min(Terminal.Width, MaxWidth);

    /// <summary>Help is shown however wrong the rest of the command line is.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        foreach (var line in Wrap(command.Description ?? "", Columns))
        {
            output.WriteLine(line);
        }

        output.WriteLine();
        output.WriteLine($"Usage: {Usage(UsageErrors.PathOf(parseResult), command)}");
        Write(output, "Commands", command.Subcommands.Select(c => (c.Name, c.Description)));
        Write(output, "Arguments", command.Arguments.Select(a => (a.Name, a.Description)));
        var inherited = command == parseResult.RootCommandResult.Command ? [] : parseResult.RootCommandResult.Command.Options.Where(o => o.Recursive);
        Write(output, "Options", command.Options.Concat(inherited).Select(o => (Term(o), o.Description)));
        if (command is ICommandExamples { Examples: var examples })
        {
            output.WriteLine();
            output.WriteLine("Examples:");
            foreach (var (commandLine, purpose) in examples)
            {
                output.WriteLine($"  # {purpose}");
                output.WriteLine($"  {commandLine}");
            }
        }

        Write(output, "Exit codes", ExitCodes.Select(c => (c.Term, (string?)c.Text)));
        return ExitCode.Clean;
    }

    /// <summary>How a command is called: <c>leakscan rules show [options] ID</c>.</summary>
    public static string Usage(string path, Command command)
    {
        var words = new List<string> { path };
        words.AddRange(command.Subcommands.Count > 0 ? ["COMMAND"] : []);
        words.Add("[options]");
        foreach (var argument in command.Arguments)
        {
            var name = argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name;
            words.Add(argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name);
        }

        return string.Join(' ', words);
    }

    /// <summary><c>-f, --format FORMAT</c></summary>
    public static string Term(Option option)
    {
        var shorthand = option.Aliases.FirstOrDefault(a => a.Length == 2 && char.IsLetter(a[1]));
        return (shorthand is null ? "    " : shorthand + ", ") + option.Name + (option.HelpName is { } value ? " " + value : "");
    }

    private static void Write(TextWriter output, string title, IEnumerable<(string Term, string? Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title + ":");
        var indent = Math.Min(list.Max(r => r.Term.Length), MaxTermWidth) + 4;
        var columns = Math.Max(20, Columns - indent);
        foreach (var (term, text) in list)
        {
            var lines = Wrap(text ?? "", columns);
            var start = "  " + term;
            if (start.Length > indent - 2)
            {
                output.WriteLine(start);
                start = "";
            }

            foreach (var line in lines)
            {
                output.WriteLine((start.PadRight(indent) + line).TrimEnd());
                start = "";
            }
        }
    }

    private static List<string> Wrap(string text, int columns)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var joined = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (joined.Length <= columns || lines[^1].Length == 0)
            {
                lines[^1] = joined;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
