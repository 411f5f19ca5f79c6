using System.Text.Json;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class SarifLimitTests : IDisposable
{
    private const int InFile = 9_000;

    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(5_001, 5_001, "results-not-shown")]
    [InlineData(25_001, 25_000, "results-omitted")]
    public void What_code_scanning_does_not_take_or_show_is_said(int findings, int written, string notice)
    {
        // A file tells no more of a rule than 10,000.
        for (var left = findings; left > 0; left -= InFile)
        {
            _repository.Write($"{left}.txt", string.Concat(Enumerable.Repeat(Tokens.GitHub() + "\n", Math.Min(left, InFile))));
        }

        var result = Tool.Run(_repository.Root, "scan", "-f", "sarif").ShouldExitWith(1);

        using var sarif = JsonDocument.Parse(result.Output);
        var run = sarif.RootElement.GetProperty("runs")[0];
        run.GetProperty("results").GetArrayLength().Should().Be(written);
        var notifications = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray()
            .Select(n => n.GetProperty("descriptor").GetProperty("id").GetString());
        notifications.Should().Contain(notice);
        result.Errors.Should().Contain("code scanning takes 25,000 results and shows 5,000 of them");
    }
}
