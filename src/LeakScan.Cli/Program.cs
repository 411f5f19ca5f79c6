using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using LeakScan.Cli.Commands;
using LeakScan.Cli.Help;
using LeakScan.Cli.Hooks;
using LeakScan.Cli.Output;

namespace LeakScan.Cli;

/// <summary>The process: parses the command line, runs the command, and turns whatever goes wrong into one sentence and an exit code.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Terminal.TakeUtf8();

        // As with git and dotnet: what comes behind 'help' is the command to explain.
        arguments = arguments is ["help", .. var command] ? [.. command, "--help"] : arguments;
        AppDomain.CurrentDomain.UnhandledException += (_, e) => Environment.Exit(ReportBug((Exception)e.ExceptionObject));
        if (arguments is ["scan" or "history" or "staged" or "push", ..] or ["hook", "run", ..])
        {
            RuleLoader.ReadAhead();
        }

        try
        {
            return HookRunner.TryRun(arguments) ?? Run(arguments);
        }
        catch (Exception e) when (ToldException.Is(e))
        {
            MessageWriter.Error(e.Message);
            DebugOutput.Write(e);
            return ExitCode.Error;
        }
        catch (FileNotFoundException e) when (!Directory.Exists("."))
        {
            MessageWriter.Error("the current folder is no longer there; change to another one");
            DebugOutput.Write(e);
            return ExitCode.Error;
        }
        catch (Exception e)
        {
            return ReportBug(e);
        }
        finally
        {
            DebugOutput.WriteAssemblies();
        }
    }

    private static int Run(string[] arguments)
    {
        var parse = Parse(arguments);
        if (parse.Action is null or ParseErrorAction && parse.CommandResult.Command.Subcommands.Count > 0 && parse.UnmatchedTokens.Count == 0)
        {
            // No command, or half of one: whoever reads this wants to know what there is, and a script must not take it for a clean scan.
            Parse([.. arguments, "--help"]).Invoke(new InvocationConfiguration { Output = Console.Error });
            return ExitCode.Error;
        }

        if (parse.Action is not HelpWriter && UsageErrors.Describe(parse, arguments) is { } error)
        {
            MessageWriter.Error(error);
            return ExitCode.Error;
        }

        // Help and version; all else that is written goes its own way.
        using var output = new StringWriter();
        var code = parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output });
        if (output.ToString() is { Length: > 0 } text)
        {
            ReportWriter.WriteToStandardOutput(stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }

        return code;
    }

    // A path may start with '@': no response files.
    private static ParseResult Parse(string[] arguments) =>
        new LeakScanCommand().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static int ReportBug(Exception exception)
    {
        // The type and the place tell enough for a report; a message could carry what was scanned.
        MessageWriter.Error(
            $"internal error: {exception.GetType().Name} in {DebugOutput.PlaceOf(exception)}; please report it (LEAKSCAN_DEBUG=1 shows where it came from)");
        DebugOutput.Write(exception);
        return ExitCode.Error;
    }
}
