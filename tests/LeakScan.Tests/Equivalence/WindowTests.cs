using System.Text;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Sources.Reading;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Equivalence;

/// <summary>What does not fit a window is told as if it did, down to the line that is shown.</summary>
public sealed class WindowTests
{
    private static readonly RulePack Pack = RulePack.BuiltIn;

    [Theory]
    [InlineData(';')]
    [InlineData('\n')]
    public void Shows_no_secret_of_the_next_window_and_the_same_wherever_windows_are_cut(char between)
    {
        // Tokens so thick that every cut falls among them, many on one line.
        var tokens = Enumerable.Range(0, 9000).Select(i => TemplateExpander.Expand("dp.pt.{{base62:43}}", $"{i}")).ToList();
        var text = string.Join(between, tokens.Select((t, i) => $"value{i} {t} and some words"));

        var whole = Tell(text, ItemReader.DefaultWindow);

        whole.Should().HaveCount(tokens.Count);
        var told = Tell(text, 1 << 17);
        told.Should().Equal(whole);
        told.Should().NotContain(line => tokens.Exists(t => line.Contains(t, StringComparison.Ordinal)));
    }

    [Fact]
    public void Reads_what_can_be_read_in_two_ways_the_same_wherever_windows_are_cut()
    {
        // An argument that stands without quotes at the end of a command, and in quotes as part of a text.
        var text = string.Join('\n', Enumerable.Range(0, 5000).Select(i =>
            $"{{\"id\": {i}, \"text\": \"ENV MAILER_API_KEY {TemplateExpander.Expand("{{base62:40}}", $"{i}")}\"}}"));

        var whole = Tell(text, ItemReader.DefaultWindow);

        whole.Should().NotBeEmpty();
        Tell(text, 1 << 17).Should().Equal(whole);
        Tell(text, 300_000).Should().Equal(whole);
    }

    private static List<string> Tell(string text, int window)
    {
        var sink = new ContentSink(Pack, BuiltInScanner.Create(), new ScanOptions(), new ScanCounter());
        var reader = new ItemReader(sink, window);
        reader.Begin(new StreamByteReader(new MemoryStream(Encoding.ASCII.GetBytes(text))));
        reader.Push(SourceItem.File("text"), CancellationToken.None);
        sink.Flush();
        return [.. sink.Found.SelectMany(f => f.Matches).Select(m => $"{m.Placed.Start} {m.Placed.Match.Traits} {m.Place!.Region} {m.Place.Snippet!.Text}")];
    }
}
