using System.Text;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Findings;

/// <summary>Files that are secrets as a whole, wherever they are met.</summary>
public sealed class FileFindingTests
{
    private static readonly string Password = TemplateExpander.Expand("{{base62:18}}", "password");
    private static readonly byte[] KeyStore = Encoding.Latin1.GetBytes(TemplateExpander.Expand("{{bytes:FEEDFEED00000002000000010000000100066D796B6579}}", ""));

    [Theory]
    [InlineData(".env")]
    [InlineData("deploy/.env.production")]
    [InlineData("deploy/prod.env")]
    public void An_environment_file_with_a_credential_is_a_finding(string path)
    {
        var finding = Find(path, $"PORT=1\nDB_PASSWORD={Password}\n").Should().ContainSingle(f => f.Rule.Id == "file-dotenv").Subject;

        finding.Region.Should().Be(new Region(1, 1, 1, 1));
        finding.Snippet.Text.Should().Be("(the whole file)");
        finding.Rule.Rotate.Text.Should().Contain(".gitignore");
    }

    [Theory]
    [InlineData(".env", "PORT=3000\nNODE_ENV=production\n")]
    [InlineData(".env", "DB_PASSWORD=\nAPI_KEY=${API_KEY}\n")]
    [InlineData(".env", "DB_PASSWORD=changeme\n")]
    public void One_without_a_credential_is_none(string path, string text) => Find(path, text).Should().BeEmpty();

    [Theory]
    [InlineData(".env.example")]
    [InlineData(".env.sample")]
    [InlineData("tests/fixtures/.env")]
    [InlineData("settings.ini")]
    public void Neither_is_one_for_tests_or_examples(string path) => Find(path, $"DB_PASSWORD={Password}\n").Should().NotContain(f => f.Rule.Id == "file-dotenv");

    [Theory]
    [InlineData(".env\n", "file-dotenv")]
    [InlineData("deploy/\n", "file-dotenv")]
    [InlineData("*.log\n", "")]
    public void Neither_is_one_that_git_ignores_though_it_is_named(string ignored, string missing)
    {
        using var sandbox = new GitSandbox();
        sandbox.Write(".gitignore", ignored).Write("deploy/.env", $"DB_PASSWORD={Password}\n");

        var found = Scan(new FileTreeSource([Path.Join(sandbox.Root, "deploy", ".env")])).Findings.Select(f => f.Rule.Id);

        found.Should().BeEquivalentTo(((string[])["file-dotenv", "generic-password"]).Where(id => id != missing));
    }

    [Fact]
    public void Every_environment_file_has_its_own_fingerprint()
    {
        var report = Scan(new TextSource([("a/.env", $"DB_PASSWORD={Password}\n"), ("b/.env", $"DB_PASSWORD={Password}\n")]));

        report.Findings.Where(f => f.Rule.Id == "file-dotenv").Select(f => f.Fingerprint).Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_key_store_is_noticed_though_it_is_binary()
    {
        using var folder = new GitSandbox();
        folder.Write("release.jks", KeyStore).Write("logo.png", [0x89, 0x50, 0, 0]).Write("tests/fixtures/test.jks", KeyStore);

        var report = Scan(new FileTreeSource([folder.Root]));

        var finding = report.Findings.Should().ContainSingle().Subject;
        finding.Rule.Id.Should().Be("file-java-key-store");
        finding.Provenance.DisplayPath.Should().EndWith("release.jks");
        finding.Snippet.Text.Should().Be("(binary)");
        report.BelowConfidence.Should().Be(1);
        report.Coverage.Count(OmissionReason.Binary).Should().Be(3);
    }

    [Fact]
    public void Both_are_found_in_a_history_that_no_longer_has_them()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("release.jks", KeyStore).Write(".env", $"DB_PASSWORD={Password}\n").Commit("Everything");
        sandbox.CommitFile(".env", $"DB_PASSWORD={Password}\nPORT=3\n");
        sandbox.Git("rm", "-q", "release.jks", ".env");
        sandbox.Commit("Nothing");
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = repository.OpenHistory(HistorySelection.All);

        var findings = Scan(new HistorySource(reader, HistorySelection.All)).Findings;

        findings.Select(f => f.Rule.Id).Should().BeEquivalentTo("file-dotenv", "generic-password", "file-java-key-store");
        findings.Single(f => f.Rule.Id == "file-dotenv").Occurrences.Should().Be(2);
    }

    [Fact]
    public void Both_are_found_when_staged_and_an_old_environment_file_is_not_told_again()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("old/.env", $"PORT=1\nDB_PASSWORD={Password}\n");
        sandbox.Write("release.jks", KeyStore).Write(".env", $"DB_PASSWORD={Password}\n").Write("old/.env", $"PORT=1\nDB_PASSWORD={Password}\nX=1\n");
        sandbox.Git("add", ".");
        using var repository = GitRepository.Open(sandbox.Root);

        Scan(new StagedSource(repository)).Findings.Select(f => f.Rule.Id).Should().BeEquivalentTo("file-dotenv", "generic-password", "file-java-key-store");
    }

    [Theory]
    [InlineData("config/master.key", "{{hex:32}}", "file-rails-master-key")]
    [InlineData(".netrc", "machine api.sample.test login me password {{base62:20}}", "files-netrc")]
    [InlineData(".pgpass", "db.sample.test:5432:app:me:{{base62:16}}\n", "files-pgpass")]
    [InlineData(".git-credentials", "https://me:{{base62:20}}@git.sample.test\n", "generic-url-credential")]
    [InlineData(".npmrc", "//registry.npmjs.org/:_authToken={{checksum:npm-crc32:npm_}}\n", "npm-access-token")]
    [InlineData(".pypirc", "[pypi]\nusername = me\npassword = {{base62:20}}\n", "pypi-pypirc-password")]
    [InlineData(".docker/config.json", "{\"auths\": {\"registry.sample.test\": {\"auth\": \"{{b64:deploy:{{base62:16}}}}\"}}}", "docker-config-auth")]
    [InlineData("rsyncd.secrets", "ops:{{base62:12}}\n", "file-account-list")]
    [InlineData("pgbouncer/userlist.txt", "\"shop\" \"{{base62:14}}\"\n", "file-account-list")]
    [InlineData("openvpn/auth.txt", "ops\n{{base62:12}}\n", "file-login-lines")]
    [InlineData("terraform.tfstate", "{\"attributes\": {\"password\": \"{{base62:20}}\"}}", "generic-password")]
    [InlineData("credentials.xml", "<password>{AQAAABAAAA{{base64:60}}=}</password>", "files-jenkins-credential")]
    [InlineData("wp-config.php", "define('DB_PASSWORD', '{{base62:16}}');", "files-wordpress-config")] // leakscan:allow made up
    [InlineData("web.config", "<machineKey validationKey=\"{{HEX:128}}\" decryptionKey=\"AutoGenerate\" />", "files-aspnet-machine-key")]
    [InlineData("secrets.json", "{\"ConnectionStrings:Default\": \"Server=db;User Id=sa;Password={{base62:16}};\"}", "connectionstring-ado-net")]
    [InlineData(".kube/config", "users:\n- name: admin\n  user:\n    token: {{base62:40}}\n", "kubernetes-kubeconfig-token")]
    public void Files_of_credentials_are_read_by_name_and_content(string path, string template, string ruleId) =>
        Find(path, TemplateExpander.Expand(template, path)).Select(f => f.Rule.Id).Should().Contain(ruleId);

    private static IReadOnlyList<Finding> Find(string path, string text) => Scan(new TextSource(text, path)).Findings;

    private static ScanReport Scan(ISource source) =>
        new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 }).Scan("scan", [source], null, CancellationToken.None);
}
