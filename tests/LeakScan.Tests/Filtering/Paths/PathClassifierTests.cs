using LeakScan.Filtering.Paths;

namespace LeakScan.Tests.Filtering.Paths;

public class PathClassifierTests
{
    [Theory]
    [InlineData("src/app/main.go", "Source")]
    [InlineData("tests/unit/app.py", "Test")]
    [InlineData("server/auth_test.go", "Test")]
    [InlineData("src/shared/Core.Tests/X.cs", "Test")]
    [InlineData("t/lib-gpg/cert.p12", "Test")]
    [InlineData("module/src/dockerTest/resources/keys.p12", "Test")]
    [InlineData("smoke-test/src/main/app.yml", "Test")]
    [InlineData("contrib/test.netrc", "Test")]
    [InlineData("src/latest/app.go", "Source")]
    [InlineData("docs/setup.md", "Docs")]
    [InlineData("README.md", "Docs")]
    [InlineData(".env.example", "Example")]
    [InlineData("vendor/github.com/x/y.go", "Vendor")]
    [InlineData("package-lock.json", "Lock")]
    [InlineData("dist/app.min.js", "Minified")]
    [InlineData("docs/flow.svg", "Minified")]
    [InlineData("frontend/i18n/de_DE.json", "Translation")]
    [InlineData("plugins/x/localization/de.inc", "Translation")]
    [InlineData("app/src/main/res/values-is/strings.xml", "Translation")]
    [InlineData("src/client/messages/Login.java", "Source")]
    [InlineData("lang/de/login.php", "Translation")]
    [InlineData("src/main/resources/messages_cs_CZ.properties", "Translation")]
    [InlineData("core/src/main/resources/hudson/login_pt_BR.properties", "Translation")]
    [InlineData("core/src/main/resources/hudson/login_pl.properties", "Translation")]
    [InlineData("conf/db_prod.properties", "Source")]
    [InlineData("conf/MAIL_DB.properties", "Source")]
    [InlineData("lib/l10n/app_fr.arb", "Translation")]
    public void Tells_what_a_file_is_for(string path, string expected) => PathClassifier.Classify(path).ToString().Should().Be(expected);

    [Theory]
    [InlineData("app.yml", "Configuration")]
    [InlineData("web.config", "Configuration")]
    [InlineData(".env", "Configuration")]
    [InlineData(".env.example", "Configuration")]
    [InlineData("settings.py.sample", "Program")]
    [InlineData("deploy/Dockerfile", "Shell")]
    [InlineData("run.sh", "Shell")]
    [InlineData("guide.rst", "Document")]
    [InlineData("Main.java", "Program")]
    [InlineData("page.html", "Markup")]
    [InlineData("bin/tool", "Unknown")]
    [InlineData("x.averyunusualextension", "Unknown")]
    public void Tells_how_values_stand_in_a_file(string path, string expected) => GrammarReader.Read(path).ToString().Should().Be(expected);
}
