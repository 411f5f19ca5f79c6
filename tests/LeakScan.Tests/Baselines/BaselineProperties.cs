using FsCheck;
using FsCheck.Fluent;
using LeakScan.Baselines;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Baselines;

/// <summary>Whatever is done to files that leaves their secrets as they are, a baseline made before knows them all.</summary>
public sealed class BaselineProperties
{
    private static readonly Scanner Scanner = new(RulePack.BuiltIn, new ScanOptions { Workers = 1 });

    private static readonly string[] Templates =
    [
        "token = {{checksum:github-crc32:ghp_}}",
        "const apiKey = \"{{alnum:24}}\";",
        "DB_PASSWORD='{{base62:18}}'",
        "url: postgres://admin:{{base62:14}}@db.internal/app",
        "{{pem:RSA PRIVATE KEY}}",
    ];

    private static readonly string[] Places = ["src/app", "deploy/prod", "config", "lib/net/http", "a b/ü"];
    private static readonly string[] Names = ["settings.py", "main.js", "values.yml", "deploy.sh", "Program.cs"];

    private static readonly Gen<string> Paths = from place in Gen.Elements(Places) from name in Gen.Elements(Names) select $"{place}/{name}";

    private static readonly Gen<(string Path, string Text)> Files =
        from path in Paths
        from secrets in Gen.Choose(1, 3)
        from lines in Secrets.ArrayOf(secrets)
        select (path, string.Join("\n", lines) + "\n");

    private static readonly Gen<Func<string, string>> Edits =
        from above in Gen.Choose(0, 5)
        from indent in Gen.Elements("", "  ", "\t", "        ")
        from ending in Gen.Elements("\n", "\r\n", "\n\n")
        from behind in Gen.Elements("", "  ")
        select (Func<string, string>)(text =>
            string.Concat(Enumerable.Repeat("# a line that was not there before" + ending, above))
            + string.Concat(text.TrimEnd('\n').Split('\n').Select(line => indent + line + behind + (line.StartsWith("--", StringComparison.Ordinal) ? ending[^1..] : ending))));

    private static Gen<string> Secrets =>
        from template in Gen.Elements(Templates)
        from seed in Gen.Choose(0, 1_000_000)
        select TemplateExpander.Expand(template, seed.ToString());

    [Fact]
    public void Moving_renaming_and_reformatting_files_makes_nothing_new()
    {
        var cases =
            from count in Gen.Choose(1, 4)
            from files in Files.ArrayOf(count)
            from paths in Paths.ArrayOf(count)
            from edits in Edits.ArrayOf(count)
            select new Change(
                [.. files.Select((f, i) => ($"{i}/{f.Path}", f.Text))],
                [.. files.Select((f, i) => ($"{paths[i]}.{i}", edits[i](f.Text)))]);
        var config = Config.QuickThrowOnFailure.WithMaxTest(40);
        var found = 0;
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var before = Scan(c.Before);
            var after = new BaselineFilter(new Baseline(BaselineMaker.Entries(before.Findings, null, null)), default).Apply(Scan(c.After));
            found += before.Findings.Count;
            after.Report.Findings.Select(f => f.Rule.Id).Should().BeEmpty();
        }).Check(config);
        found.Should().BeGreaterThan(60, "else the property says nothing");
    }

    private static ScanReport Scan((string Path, string Text)[] files) => Scanner.Scan("scan", [new TextSource(files)], null, CancellationToken.None);

    /// <summary>Files before and after. A failure shows the paths alone.</summary>
    private sealed record Change((string Path, string Text)[] Before, (string Path, string Text)[] After)
    {
        public override string ToString() => $"{string.Join(", ", Before.Select(f => f.Path))} -> {string.Join(", ", After.Select(f => f.Path))}";
    }
}
