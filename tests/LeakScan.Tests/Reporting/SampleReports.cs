using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Rules.Packs;
using LeakScan.Rules.Patterns;
using LeakScan.Sources;

namespace LeakScan.Tests.Reporting;

/// <summary>Reports made by hand, one for each situation that every format must tell well.</summary>
internal static class SampleReports
{
    public static IReadOnlyList<string> Names { get; } = ["clean", "files", "history", "gaps", "suppressed", "hostile", "interrupted", "staged", "composite", "repositories"];

    public static ScanReport Get(string name) => name switch
    {
        "clean" => Report("scan", []),
        "files" => Files(),
        "history" => History(),
        "gaps" => Report("scan", [], Gaps()),
        "suppressed" => Suppressed(),
        "hostile" => Hostile(),
        "interrupted" => Files() with { Interrupted = true, Coverage = Interrupted() },
        "staged" => Staged(),
        "composite" => Composite(),
        "repositories" => Repositories(),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static ScanReport Files() => Report("scan",
    [
        SampleFindings.Make(SampleRules.Forge, new FileProvenance("deploy/production.yml"), 12, "  token: \"§\"", "frg_" + new string('a', 32)) with
        {
            Notes = ["checksum holds"],
        },
        SampleFindings.Make(SampleRules.Forge, new FileProvenance("deploy/production.yml"), 40, "curl -H 'Authorization: Bearer §' https://forge.example/api/v4/projects", "frg_" + new string('b', 32)),
        SampleFindings.Make(SampleRules.Generic, new FileProvenance("src/Billing/Client.cs"), 7, "\tprivate const string Password = \"§\"; // the one of the shared test account, see the wiki for how to get your own one", "hunter3") with
        {
            Severity = Severity.Low,
            Confidence = Confidence.Medium,
            Surroundings = Surroundings.Test | Surroundings.FrontEnd,
        },
        SampleFindings.Make(SampleRules.Key, new FileProvenance("src/日本語 フォルダー/id_rsa"), 1, "§", "-----BEGIN SAMPLE KEY-----\nAAAA") with
        {
            Region = new Region(1, 1, 27, 30),
            Notes = ["RSA, 2048 bits"],
        },
        SampleFindings.Make(SampleRules.Generic, new StdinProvenance(), 3, "パスワード = '§'", "correct horse battery"),
    ]);

    private static ScanReport History()
    {
        var first = SampleFindings.Commit('1', "Ada Example", "2019-03-01T09:30:00+01:00", "Add deployment");
        var second = SampleFindings.Commit('2', "Bob Example", "2021-11-30T23:59:59-08:00", "Set token frg_" + new string('c', 32) + " for the build");
        var token = "frg_" + new string('c', 32);
        return Report("history",
        [
            SampleFindings.Make(SampleRules.Forge, SampleFindings.Blob('a', first, "deploy/production.yml", "deploy/production.yml", Reachability.Head), 12, "token: §", "frg_" + new string('a', 32)),
            SampleFindings.Make(SampleRules.Generic, SampleFindings.Blob('a', first, "deploy/production.yml", "deploy/production.yml", Reachability.Head), 14, "password: §", "hunter3hunter3") with { Occurrences = 4 },
            SampleFindings.Make(SampleRules.Forge, SampleFindings.Blob('b', second, "deploy/production.yml", null, Reachability.Reference, "refs/heads/main", "refs/heads/old", "refs/tags/v1"), 12, "token: §", token),
            SampleFindings.Make(SampleRules.Key, SampleFindings.Blob('c', first, "keys/old.pem", "archive/old.pem", Reachability.Head), 1, "§", "-----BEGIN SAMPLE KEY-----\nBBBB") with { Region = new Region(1, 1, 3, 27) },
            SampleFindings.Make(SampleRules.Generic, SampleFindings.Blob('d', second, "notes.txt", null, Reachability.Stash), 2, "db password=§", "swordfish-1234"),
            SampleFindings.Make(SampleRules.Forge, SampleFindings.Message(second), 1, "Set token § for the build", token),
            SampleFindings.Make(SampleRules.Generic, SampleFindings.Dangling('e'), 5, "secret = '§'", "opensesame-opensesame"),
        ]) with
        {
            Repository = new RepositoryInfo("https://git.example/team/app.git", new string('f', 40), "main"),
            Coverage = SampleCoverage.History(),
        };
    }

    private static ScanReport Suppressed() => Report("scan",
    [
        SampleFindings.Make(SampleRules.Forge, new FileProvenance("a.txt"), 1, "token=§", "frg_" + new string('a', 32)),
    ]) with
    {
        BelowConfidence = 3,
        Suppressed =
        [
            SampleFindings.Make(SampleRules.Forge, new FileProvenance("docs/guide.md"), 8, "token=§ # leakscan:allow", "frg_" + new string('d', 32)) with
            {
                Suppression = new Suppression(SuppressionKind.Inline, null),
            },
            SampleFindings.Make(SampleRules.Generic, new FileProvenance("legacy/app.ini"), 3, "password=§", "hunter2hunter2") with
            {
                Suppression = new Suppression(SuppressionKind.Baseline, "retired in 2020, account closed"),
            },
        ],
    };

    // What a hostile repository puts where reports quote it.
    private static ScanReport Hostile()
    {
        const string Path = "=cmd|' /C calc'!A0/\"quo,ted\"|<script>alert(1)</script>&amp;\n::error::fake\e]0;owned\a\u202Egnp.exe";
        var commit = SampleFindings.Commit('3', "Eve\ud800\e[31m <b>|,\"\r\n::warning::x", "2020-01-01T00:00:00+00:00", "`rm -rf` | <img src=x> \u009b2J %0A ]]>");
        return Report("history",
        [
            SampleFindings.Make(SampleRules.Generic, new FileProvenance(Path), 1, "key = \"§\" <!-- --> ]]> | `tick` % \e[2J", "a<b>&\"c'|d,e\e[0m") with
            {
                Verification = Verification.Failed,
                Notes = ["odd | <note>, \"quoted\"\n=1+1"],
            },
            SampleFindings.Make(SampleRules.Generic, SampleFindings.Blob('9', commit, "-dash/../@at/+plus %41#?.txt", null, Reachability.Reference, "refs/heads/<x>|y"), 2, "§", "\ud800lone surrogate"),
        ]) with
        {
            Suppressed =
            [
                SampleFindings.Make(SampleRules.Generic, new FileProvenance("@sum(1+1)"), 1, "§", "1234567890123456") with
                {
                    Suppression = new Suppression(SuppressionKind.Baseline, "=HYPERLINK(\"x\")|<i>\e[5m"),
                },
            ],
            Repository = new RepositoryInfo("https://git.example/<team>/a%20b.git", new string('f', 40), "feature/<x>|\"y\""),
            Coverage = SampleCoverage.Hostile(),
        };
    }

    private static ScanReport Staged() => Report("staged",
    [
        SampleFindings.Make(SampleRules.Forge, SampleFindings.Index('a', "src/app.js"), 3, "const token = '§';", "frg_" + new string('e', 32)),
    ]);

    private static ScanReport Composite()
    {
        var file = new FileProvenance("deploy/forge.ini");
        var id = SampleFindings.Make(SampleRules.Generic, file, 3, "user = §", "ada-the-deployer");
        return Report("scan",
        [
            SampleFindings.Make(SampleRules.Forge, file, 4, "token = §", "frg_" + new string('a', 32)) with
            {
                Verification = Verification.Verified,
                Notes = ["checksum holds"],
                Parts = [new FindingPart { Rule = id.Rule, Provenance = file, Region = id.Region, Secret = id.Secret, Snippet = id.Snippet, Notes = ["of account 17"] }],
            },
        ]);
    }

    // Two that share a secret, and one that could not be read.
    private static ScanReport Repositories()
    {
        var commit = SampleFindings.Commit('4', "Ada Example", "2022-02-02T02:02:02+00:00", "Write a guide");
        var unread = new Coverage();
        unread.Omit(OmissionReason.Unreadable, "", "It is in no git repository.");
        return ReportJoiner.Join(
        [
            ("app", History()),
            ("team/docs", Report("history", [SampleFindings.Make(SampleRules.Forge, SampleFindings.Blob('f', commit, "guide.md", "guide.md", Reachability.Head), 2, "§", "frg_" + new string('a', 32))]) with
            {
                Repository = new RepositoryInfo("https://git.example/team/docs.git", new string('e', 40), "main"),
            }),
            ("none", Report("history", [], unread)),
        ]);
    }

    private static Coverage Gaps()
    {
        var coverage = SampleCoverage.Files();
        for (var i = 1; i <= 12; i++)
        {
            coverage.Omit(OmissionReason.Unreadable, $"secrets/key{i:00}.pem", "Permission denied.");
        }

        coverage.Omit(OmissionReason.TooLarge, "dump.sql", "12.0 GB, the limit is 10.0 GB.");
        coverage.Omit(OmissionReason.LfsPointer, "assets/model.bin");
        return coverage;
    }

    private static Coverage Interrupted()
    {
        var coverage = SampleCoverage.Files();
        coverage.Omit(OmissionReason.Interrupted, "the rest of the scan", "Stopped by the user.");
        return coverage;
    }

    private static ScanReport Report(string command, IReadOnlyList<Finding> findings, Coverage? coverage = null) => new()
    {
        Command = command,
        Version = "1.2.3",
        Rules = new RulePack([SampleRules.Forge, SampleRules.Generic, SampleRules.Key], new PatternProgram?[3], new KeywordIndex([], []), new string('0', 64)),
        Findings = findings,
        Coverage = coverage ?? SampleCoverage.Files(),
    };
}
