using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeakScan.Baselines;

namespace LeakScan.Tests.Baselines;

public sealed class BaselineFormatTests
{
    private static readonly string Fingerprint = string.Concat(Enumerable.Repeat("0a", 16));

    private static readonly Gen<string> Fingerprints = from digits in Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf(32) select new string(digits);

    private static readonly Gen<string> Paths =
        from length in Gen.Choose(1, 20)
        from text in Gen.Elements("ab/. #%\t\n\u00e9\u2028<:\\".ToCharArray()).ArrayOf(length)
        select new string(text);

    private static readonly Gen<BaselineEntry> Entries =
        from fingerprint in Fingerprints
        from path in Paths
        from day in Gen.Choose(0, 20_000)
        from reason in Gen.Elements(null, "because", "a # b until:2020-01-01", "é: 50 %")
        select new BaselineEntry(fingerprint, "acme-key", path, day == 0 ? null : new DateOnly(2000, 1, 1).AddDays(day), reason);

    [Fact]
    public void What_is_written_is_read_back_sorted() =>
        Prop.ForAll(Entries.ArrayOf(5).ToArbitrary(), entries => Read(Write(new Baseline(entries))).Entries.Should().Equal(entries.OrderBy(e => e.Fingerprint, StringComparer.Ordinal)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_entry_is_one_line_however_odd_its_path_and_reason() =>
        Prop.ForAll(Entries.ToArbitrary(), entry => BaselineFormat.Format(entry with { Reason = "two\nlines" }).Should().NotContainAny("\n", "\r", "\t")).QuickCheckThrowOnFailure();

    [Fact]
    public void Comments_above_the_entries_stay()
    {
        var text = $"# leakscan baseline 1\n# Ask the security team first.\n{Fingerprint} acme-key a.txt\n";

        Write(Read(text)).Should().Be(text);
    }

    [Fact]
    public void Of_two_entries_for_one_finding_the_one_that_expires_first_counts()
    {
        var text = $"# leakscan baseline 1\n{Fingerprint} acme-key a.txt # for ever\n{Fingerprint} acme-key a.txt until:2030-01-01\n{Fingerprint} acme-key b.txt until:2031-01-01\n";

        Read(text).Entries.Should().ContainSingle().Which.Expires.Should().Be(new DateOnly(2030, 1, 1));
    }

    [Fact]
    public void A_union_of_two_files_is_a_baseline()
    {
        var text = $"# leakscan baseline 1\n{Fingerprint} acme-key a.txt\n";

        Read(text + text).Entries.Should().ContainSingle();
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("{}", ":1: not a LeakScan baseline")]
    [InlineData("# leakscan baseline 2\n", ":1: *version 2*update LeakScan")]
    [InlineData("# leakscan baseline one\n", ":1: 'one' is not the version")]
    [InlineData("# leakscan baseline 1\n<<<<<<< HEAD\n", ":2: a merge left its conflict markers")]
    [InlineData("# leakscan baseline 1\n=======\n", ":2: a merge left its conflict markers")]
    [InlineData("# leakscan baseline 1\n>>>>>>> theirs\n", ":2: a merge left its conflict markers")]
    [InlineData("# leakscan baseline 1\nabc acme-key a.txt\n", ":2: 'abc' is not a fingerprint")]
    [InlineData("# leakscan baseline 1\nFP acme-key\n", ":2: an entry is")]
    [InlineData("# leakscan baseline 1\nFP acme-key a.txt until:tomorrow\n", ":2: 'until:tomorrow' is not a last day")]
    [InlineData("# leakscan baseline 1\nFP acme-key a.txt 2027-01-01\n", ":2: '2027-01-01' is not a last day")]
    public void What_is_not_understood_is_told_with_its_line(string text, string problem) =>
        FluentActions.Invoking(() => Read(text.Replace("FP", Fingerprint, StringComparison.Ordinal)))
            .Should().Throw<BaselineException>().WithMessage($"b.txt{(problem[0] == ':' ? "" : ": ")}{problem}*");

    private static Baseline Read(string text) => BaselineReader.Read("b.txt", new StringReader(text));

    private static string Write(Baseline baseline)
    {
        using var output = new MemoryStream();
        BaselineWriter.Write(baseline, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
