using System.CommandLine;
using LeakScan.Cli.Options;

namespace LeakScan.Cli.Tests.Hooks;

public class HookRunnerTests
{
    [Fact]
    public void What_holds_without_the_parser_is_what_the_parser_reads_from_no_options()
    {
        var command = new Command("any");
        var options = new CommonOptions();
        options.AddTo(command);

        options.Read(command.Parse([])).Should().BeEquivalentTo(CommonSettings.Default);
    }
}
