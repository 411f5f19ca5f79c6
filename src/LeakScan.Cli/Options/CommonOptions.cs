using System.CommandLine;

namespace LeakScan.Cli.Options;

/// <summary>The options of every command that scans and reports, declared and read in one place.</summary>
internal sealed class CommonOptions
{
    private readonly OutputOptions _output = new();
    private readonly EngineOptions _engine = new(hasBaseline: true);
    private readonly GapOption _gaps = new();

    public void AddTo(Command command)
    {
        _output.AddTo(command);
        _engine.AddTo(command);
        _gaps.AddTo(command);
    }

    /// <summary>What the user asked for.</summary>
    /// <exception cref="UsageException">A value is not valid.</exception>
    public CommonSettings Read(ParseResult parse) => _gaps.Apply(parse, _output.Read(parse, _engine.Read(parse)));
}
