using System.CommandLine;
using System.CommandLine.Help;
using LeakScan.Cli;
using LeakScan.Cli.Commands;
using LeakScan.Cli.Help;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Reporting;

namespace LeakScan.Quick;

/// <summary>
/// A scan of files or of a history, done here from the first byte to the report by the command line's own code: what the runtime spends on starting, and on
/// compiling what is hot while it scans, is a third of a scan of half a gigabyte and half of a small one. What this program does not hold (libraries that look at
/// types while they run: SARIF), what only developers ask for, and whatever goes wrong before a word was written is left to the full program.
/// </summary>
internal sealed class NativeRun
{
    private readonly string[] _arguments;
    private bool _isTelling;

    private NativeRun(string[] arguments) => _arguments = arguments;

    /// <summary>The run that a command line asks for; null for everything that is not done here.</summary>
    public static NativeRun? Of(string[] arguments)
    {
        // Standard input cannot be read a second time by the full program.
        if (arguments is not ["scan" or "history", ..] || arguments.Contains("-") || DebugOutput.IsWanted)
        {
            return null;
        }

        return new NativeRun(arguments);
    }

    /// <summary>Scans and reports; the exit code, or null when the full program has to do it.</summary>
    public int? Take()
    {
        AppDomain.CurrentDomain.UnhandledException += (_, e) => Environment.Exit(ReportBug((Exception)e.ExceptionObject));
        RuleLoader.ReadAhead();
        try
        {
            var root = new Command("leakscan") { new ScanCommand(Start), new HistoryCommand(Start), new HelpOption() };
            var parse = root.Parse(_arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            return parse.Action is not null && parse.Action == parse.CommandResult.Command.Action && UsageErrors.Describe(parse, _arguments) is null
                ? parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false })
                : null;
        }
        catch (Exception e) when (_isTelling && ToldException.Is(e))
        {
            MessageWriter.Error(e.Message);
            return ExitCode.Error;
        }
        catch (Exception e) when (_isTelling)
        {
            return ReportBug(e);
        }
        catch (Exception)
        {
            // The full program meets it as well, and has the words for it.
            return null;
        }
    }

    private static int ReportBug(Exception exception)
    {
        // No message: it could carry what was scanned.
        MessageWriter.Error($"internal error: {exception.GetType().Name}; please report it (LEAKSCAN_DEBUG=1 shows where it came from)");
        return ExitCode.Error;
    }

    private ScanRun Start(CommonSettings settings) =>
        settings.RulePaths.Count == 0 && settings.Verbosity < Verbosity.Verbose && settings.Targets.All(t => t.Format != Reporters.Sarif)
            ? new ScanRun(settings, Create)
            : throw new NotSupportedException("The full program does this.");

    private IReporter Create(string format, ReportOptions options)
    {
        _isTelling = true;
        return Reporters.CreateOwn(format, options);
    }
}
