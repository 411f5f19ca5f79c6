using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Sources;

namespace LeakScan.Tests;

/// <summary>Items that are scanned before they have a path are told with the right one, and leave nothing behind for the next.</summary>
public sealed class ContentSinkTests
{
    private static readonly string Rows = string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},ann,Oslo\n"));

    [Fact]
    public void Names_the_file_of_which_a_part_was_not_read_though_nothing_was_found_in_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "nothing");
        folder.Write("b.csv", $"id,password,city\n{Rows}21,\"{new string('x', 100_000)}\n{Rows}");
        folder.Write("c.txt", "nothing either");

        var report = Scan(folder);

        report.Findings.Should().BeEmpty();
        report.Coverage.Gaps.Should().ContainSingle().Which.Subject.Should().EndWith("b.csv");
    }

    [Fact]
    public void Names_each_file_in_which_something_was_found()
    {
        using var folder = new TemporaryFolder();
        string Token(int i) => TemplateExpander.Expand("dp.pt.{{base62:43}}", $"{i}");
        for (var i = 0; i < 30; i++)
        {
            folder.Write($"{i}.txt", i % 3 == 0 ? $"one {Token(i)}\n" : "nothing\n");
        }

        // As long as a window, and longer.
        folder.Write("long.txt", new string(' ', 1 << 20) + Token(100));
        folder.Write("longer.txt", new string(' ', 3 << 20) + Token(101));

        var report = Scan(folder);

        report.Findings.Select(f => (Name: Path.GetFileName(((FileProvenance)f.Provenance).Path), Secret: f.Secret.Reveal())).Should().BeEquivalentTo(
            Enumerable.Range(0, 10).Select(i => (Name: $"{3 * i}.txt", Secret: Token(3 * i))).Append(("long.txt", Token(100))).Append(("longer.txt", Token(101))));
        report.Coverage.Files.Should().Be(32);
    }

    private static ScanReport Scan(TemporaryFolder folder) =>
        new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 }).Scan("scan", [new FileTreeSource([folder.Path])], null, CancellationToken.None);
}
