using System.Text;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Sources.Reading;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Equivalence;

/// <summary>Every row of a table is told, wherever it stands in the file and wherever windows are cut.</summary>
public sealed class TableTests
{
    private static readonly RulePack Pack = RulePack.BuiltIn;

    [Theory]
    [InlineData("id,name,email,password,city\n", "{0},ann,ann@corp.example,{1},Oslo\n")]
    [InlineData("id\tname\temail\tpassword\tcity\r\n", "{0}\tann\tann@corp.example\t{1}\tOslo\r\n")]
    [InlineData("user;password\n", "ann{0};{1}\n")]
    [InlineData("\"id\",\"note\",\"email\",\"password\",\"city\"\n", "\"{0}\",\"two, or\nthree \"\"lines\"\"\",\"\",\"{1}\",\"Oslo\"\n")]
    public void All_rows_are_told_however_windows_are_cut(string header, string row)
    {
        var passwords = Passwords(6000);
        var text = header + string.Concat(passwords.Select((p, i) => string.Format(null, row, i, p)));

        var whole = Tell(text, ItemReader.DefaultWindow);

        whole.Select(m => m.Secret).Should().Equal(passwords);
        Tell(text, 1 << 17).Should().Equal(whole);
        Tell(text, (1 << 17) + 4321).Should().Equal(whole);
    }

    /// <summary>As one content, in windows, and where content that is dense with keywords is scanned by pieces.</summary>
    [Theory]
    [InlineData("COPY public.users (id, name, password, city) FROM stdin;\n", "{0}\tann\t{1}\tOslo (N)\n", "\\.\n")]
    [InlineData("COPY users (id, password) FROM stdin;\r\n", "{0}\t{1}\r\n", "\\.\r\n")]
    [InlineData("INSERT INTO `users` (`id`, `name`, `password`) VALUES\n", "({0}, 'an''n (x)', '{1}'),\n", "(0, 'eve', NULL);\n")]
    [InlineData("INSERT INTO users (id, password, note) VALUES ", "({0},'{1}',concat('a), (b', now())),", "(0,NULL,'');\n")]
    [InlineData("| id | password | city |\n|----|:---:|---|\n", "| {0} | `{1}` | Oslo |\n", "\n")]
    [InlineData(" id | password | city \n----+----------+------\n", " {0} | {1} | Oslo\n", "(6000 rows)\n")]
    [InlineData("id,name,email,password,city\n", "{0},\"ann, eve\",,{1},Oslo\n", "\n")]
    public void All_rows_of_a_table_within_something_else_are_told_however_windows_are_cut(string header, string row, string end)
    {
        var passwords = Passwords(6000);
        var rows = passwords.Select((p, i) => string.Format(null, row, i, p)).ToList();
        var text = "-- What was in it\n\n" + header + string.Concat(rows[..4000]) + end + "\nAnd then\n\n" + header + string.Concat(rows[4000..]) + end + "\nThe end\n";

        var whole = Tell(text, ItemReader.DefaultWindow);

        whole.Select(m => m.Secret).Should().Equal(passwords);
        Tell(text, 1 << 17).Should().Equal(whole);
        Tell(text, (1 << 17) + 4321).Should().Equal(whole);
        Scan(text, Confidence.Low).Findings.Select(f => f.Secret.Reveal()).Should().Equal(passwords);
    }

    [Theory]
    [InlineData("user,password\n", "ann{0},{1}\n", "")]
    [InlineData("-- One\n\nINSERT INTO users (id, password) VALUES\n", "({0}, '{1}'),\n", "(0, NULL);\n")]
    [InlineData("-- One\n\nCOPY users (id, password) FROM stdin;\n", "{0}\t{1}\n", "\\.\n")]
    public void A_long_value_is_told_as_any_other(string header, string row, string end)
    {
        var passwords = Passwords(6000);
        foreach (var at in (int[])[0, 5, 20, 3000])
        {
            passwords[at] = TemplateExpander.Expand("{{base62:1100}}", $"long{at}");
        }

        passwords[4000] = TemplateExpander.Expand("{{base62:4000}}", "longest");
        var text = header + string.Concat(passwords.Select((p, i) => string.Format(null, row, i, p))) + end;

        var whole = Tell(text, ItemReader.DefaultWindow);

        whole.Select(m => m.Secret).Should().Equal(passwords);
        Tell(text, 1 << 17).Should().Equal(whole);
        Tell(text, (1 << 17) + 4321).Should().Equal(whole);
    }

    [Fact]
    public void A_table_whose_first_rows_hold_no_password_is_read_on()
    {
        var password = Passwords(1)[0];
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(i => $"({i}, NULL),\n"));

        Tell($"INSERT INTO users (id, password) VALUES\n{rows}(5000, '{password}');\n", ItemReader.DefaultWindow).Select(m => m.Secret).Should().Equal(password);
    }

    [Fact]
    public void Both_columns_of_a_table_are_read()
    {
        var passwords = Passwords(200);
        var rows = passwords.Select((p, i) => $"({i}, {(i % 2 == 0 ? $"'{p}'" : "NULL")}, {(i % 2 == 0 ? "NULL" : $"'{p}'")})");

        Tell($"INSERT INTO users (id, password, old_password) VALUES\n{string.Join(",\n", rows)};\n", ItemReader.DefaultWindow).Select(m => m.Secret).Should().Equal(passwords);
    }

    [Fact]
    public void A_row_too_long_to_be_read_ends_a_table_within_something_else_with_a_gap()
    {
        var passwords = Passwords(30);
        var rows = passwords.Select((p, i) => $"({i}, '{(i == 20 ? new string('x', 9000) : "")}', '{p}')");

        var report = Scan($"INSERT INTO users (id, note, password) VALUES\n{string.Join(",\n", rows)};\n");

        report.Findings.Select(f => f.Secret.Reveal()).Should().Equal(passwords[..20]);
        report.Coverage.Gaps.Should().ContainSingle().Which.Should().Be(
            new Omission(OmissionReason.Truncated, "a.csv", "1 table in it is read only as far as a row longer than 8,192 bytes"));
    }

    [Fact]
    public void A_wide_table_is_read_where_its_rows_are_wider_than_a_detector_looks()
    {
        var filler = string.Join(',', Enumerable.Range(0, 300).Select(i => $"value{i}"));
        var passwords = Passwords(12);
        var text = $"password,{string.Join(',', Enumerable.Range(0, 300).Select(i => $"name{i}"))}\n" + string.Concat(passwords.Select(p => $"{p},{filler}\n"));

        Tell(text, ItemReader.DefaultWindow).Select(m => m.Secret).Should().Equal(passwords);
    }

    [Fact]
    public void A_row_with_more_or_fewer_fields_ends_no_table_that_is_one()
    {
        var passwords = Passwords(30);
        var rows = passwords.Select((p, i) => i == 20 ? $"{i},ann,{p}\n\n" : $"{i},ann,ann@corp.example,{p},Oslo\n");

        Tell("id,name,email,password,city\n" + string.Concat(rows), ItemReader.DefaultWindow).Select(m => m.Secret).Should().Equal(passwords.Where((_, i) => i != 20));
    }

    [Theory]
    [InlineData("Names, passwords\nSee the second chapter, and then, again\n")]
    [InlineData("password, token\ncall(one, two)\n")]
    public void Prose_and_programs_are_no_tables(string text)
    {
        var passwords = Passwords(30);

        Tell(text + string.Concat(passwords.Select(p => $"{p}, {p}\n")), ItemReader.DefaultWindow).Should().HaveCountLessThan(9);
    }

    [Fact]
    public void A_row_too_long_to_be_read_is_a_gap_and_those_behind_it_are_told()
    {
        var passwords = Passwords(30);
        var rows = passwords.Select((p, i) => $"{i},ann,{(i == 20 ? new string('x', 9000) : "")},{p},Oslo\n");

        var report = Scan("id,name,note,password,city\n" + string.Concat(rows));

        report.Findings.Select(f => f.Secret.Reveal()).Should().Equal(passwords.Where((_, i) => i != 20));
        report.Coverage.Gaps.Should().ContainSingle().Which.Should().Be(new Omission(OmissionReason.Truncated, "a.csv", "1 row of its table is longer than 8,192 bytes"));
    }

    /// <summary>Beyond what is counted the column is not judged any more, and still not shown beside others.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_table_of_more_rows_than_are_counted_is_a_gap_and_shows_no_password_beside_a_token(bool inWindows)
    {
        var token = TemplateExpander.Expand("dp.pt.{{base62:43}}", "last");
        var passwords = Passwords(150_000);
        var text = "id,name,password,note,city\n" + string.Concat(passwords.Select((p, i) => $"{i},ann,{p},{(i >= 149_998 ? token : "")},Oslo\n"));

        var report = Scan(inWindows ? new StdinSource(new MemoryStream(Encoding.ASCII.GetBytes(text))) : new TextSource(text, "a.csv"));

        report.Coverage.Gaps.Should().ContainSingle().Which.Detail.Should().Be("more than 100,000 matches of generic-password; the limit is 10,000");
        report.Findings.Where(f => f.Rule.Id.StartsWith("doppler", StringComparison.Ordinal)).Select(f => f.Snippet.Text).Should().Equal(
            "149998,ann,***,dp.p***,Oslo", "149999,ann,***,dp.p***,Oslo");
    }

    /// <summary>The same where no table is: what is not looked for any more is, on the lines that are shown.</summary>
    [Fact]
    public void Passwords_beyond_those_that_are_counted_are_not_shown_beside_a_token()
    {
        var token = TemplateExpander.Expand("dp.pt.{{base62:43}}", "last");
        var lines = Passwords(150_000).Select((p, i) => $"password = \"{p}\"; {(i >= 149_998 ? token : "")}\n");

        var report = Scan(new StdinSource(new MemoryStream(Encoding.ASCII.GetBytes(string.Concat(lines)))));

        report.Findings.Where(f => f.Rule.Id.StartsWith("doppler", StringComparison.Ordinal)).Select(f => f.Snippet.Text).Should().HaveCount(2)
            .And.OnlyContain(line => line == "password = \"***\"; dp.p***");
    }

    [Fact]
    public void Rows_of_a_table_in_a_history_are_told_too()
    {
        using var sandbox = new GitSandbox();
        var passwords = Passwords(200);
        sandbox.CommitFile("a.csv", "id,name,email,password,city\n" + string.Concat(passwords.Select((p, i) => $"{i},ann,,{p},Oslo\n")));
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = repository.OpenHistory(HistorySelection.All);

        var report = new Scanner(Pack, new ScanOptions { Workers = 1 }).Scan("history", [new HistorySource(reader, HistorySelection.All)], null, CancellationToken.None);

        report.Findings.Select(f => f.Secret.Reveal()).Should().BeEquivalentTo(passwords);
    }

    [Fact]
    public void Rows_of_a_table_within_something_else_are_told_in_each_version_of_a_history()
    {
        using var sandbox = new GitSandbox();
        var passwords = Passwords(200);
        var rows = passwords.Select((p, i) => $"({i}, '{p}')").ToList();
        sandbox.CommitFile("a.sql", $"INSERT INTO users (id, password) VALUES\n{string.Join(",\n", rows[..100])};\n");
        sandbox.CommitFile("a.sql", $"INSERT INTO users (id, password) VALUES\n{string.Join(",\n", rows)};\n");
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = repository.OpenHistory(HistorySelection.All);

        var report = new Scanner(Pack, new ScanOptions { Workers = 1 }).Scan("history", [new HistorySource(reader, HistorySelection.All)], null, CancellationToken.None);

        report.Findings.Select(f => f.Secret.Reveal()).Should().BeEquivalentTo(passwords);
    }

    private static List<string> Passwords(int count) => [.. Enumerable.Range(0, count).Select(i => TemplateExpander.Expand("{{base62:10}}", $"{i}") + (i % 10))];

    private static ScanReport Scan(string text, Confidence least = Confidence.Medium) => Scan(new TextSource(text, "a.csv"), least);

    private static ScanReport Scan(ISource source, Confidence least = Confidence.Medium) =>
        new Scanner(Pack, new ScanOptions { Workers = 1, MinConfidence = least }).Scan("scan", [source], null, CancellationToken.None);

    private static List<(long Start, string Secret, Region Region, string Text)> Tell(string text, int window)
    {
        var sink = new ContentSink(Pack, BuiltInScanner.Create(), new ScanOptions(), new ScanCounter());
        var reader = new ItemReader(sink, window);
        reader.Begin(new StreamByteReader(new MemoryStream(Encoding.ASCII.GetBytes(text))));
        reader.Push(SourceItem.File("a.csv"), CancellationToken.None);
        sink.Flush();
        return
        [
            .. sink.Found.SelectMany(f => f.Matches).Where(m => Pack.Rules[m.Placed.Match.Rule].Id == "generic-password")
                .Select(m => (m.Placed.Start, m.Placed.Match.Secret, m.Place!.Region, m.Place.Snippet!.Text)),
        ];
    }
}
