using LeakScan.Detection;
using LeakScan.Filtering.Paths;
using LeakScan.Rules;
using LeakScan.Sources;
using LeakScan.Tests.Detection.Assignments;

namespace LeakScan.Tests.Filtering.Paths;

public class PathJudgeTests
{
    [Theory]
    [InlineData("app.yml", "password: verysecret\n")] // leakscan:allow made up
    [InlineData("app.py", "password = 'verysecret'")] // leakscan:allow made up
    [InlineData("run.sh", "export PASSWORD=verysecret\n")] // leakscan:allow made up
    [InlineData(null, "password = 'verysecret'")] // leakscan:allow made up
    [InlineData("app.go", "f(\"user=x password=verysecret\")")] // leakscan:allow made up
    [InlineData("tests/app_test.py", "password = 'verysecret'")] // leakscan:allow made up
    [InlineData("app.go", "password=verysecret\n")] // leakscan:allow made up
    [InlineData("src/client/messages/Login.java", "password = \"verysecret\";")] // leakscan:allow made up
    [InlineData("fix.patch", "+password=verysecret\n")] // leakscan:allow made up
    [InlineData("app.yml", "password: \"cloud-pass\"\n")] // leakscan:allow made up
    [InlineData("run.sh", "PASSWORD=cloud-pass\n")] // leakscan:allow made up
    [InlineData("app.py", "run(\"x --password=cloud-pass\")")] // leakscan:allow made up
    public void Trusts_a_literal_where_one_can_stand(string? path, string text) => Judge(path, text).Confidence.Should().Be(Confidence.Medium);

    [Theory]
    [InlineData("app.py", "password = verysecret\n")] // leakscan:allow made up
    [InlineData("app.go", "password: verysecret,")] // leakscan:allow made up
    [InlineData("app.go", "password = verysecret\n")] // leakscan:allow made up
    [InlineData("app.py", "password=verysecret\n")] // leakscan:allow made up
    [InlineData("Mail.frm", "  Session1.Password = verysecret\n")] // leakscan:allow made up
    [InlineData("__history/Main.pas.~10~", "FUser.Password := verysecret;\n")] // leakscan:allow made up
    public void Drops_expressions_of_programs(string path, string text) => Judge(path, text).Keep.Should().BeFalse();

    [Theory]
    [InlineData("app.yml", "password: password\n")]
    [InlineData("app.yml", "secret: verysec\n")]
    [InlineData("yarn.lock", "password: verysecret\n")] // leakscan:allow made up
    [InlineData("i18n/de.json", "\"password\": \"Kennwort\"")] // leakscan:allow made up
    [InlineData("doc/rfc2865.txt", "password: verysecret\n")] // leakscan:allow made up
    [InlineData("app.py", "password = 'cloud-pass'")] // leakscan:allow made up
    [InlineData("tests/app.yml", "password: \"cloud-pass\"\n")] // leakscan:allow made up
    [InlineData("app.yml", "password: some-pass\n")] // leakscan:allow made up
    public void Doubts_placeholders_words_labels_and_lock_files(string path, string text) => Judge(path, text).Confidence.Should().Be(Confidence.Low);

    [Fact]
    public void Says_where_a_match_stands() => Judge("tests/app_test.py", "password = 'verysecret'").Surroundings.Should().Be(Surroundings.Test); // leakscan:allow made up

    [Theory]
    [InlineData("app.py", Confidence.Medium, false, Confidence.Medium)]
    [InlineData("web/app.min.js", Confidence.Medium, false, Confidence.Medium)]
    [InlineData("yarn.lock", Confidence.High, false, Confidence.High)]
    [InlineData("yarn.lock", Confidence.Medium, true, Confidence.Medium)]
    [InlineData("yarn.lock", Confidence.Medium, false, Confidence.Low)]
    public void Doubts_a_pattern_only_in_lock_files_and_unless_it_is_distinctive(string path, Confidence before, bool isVerified, Confidence after)
    {
        var verdict = PathJudge.Judge(path, DetectorKind.Pattern, MatchTraits.None, before, isVerified);

        verdict.Keep.Should().BeTrue();
        verdict.Confidence.Should().Be(after);
    }

    [Theory]
    [InlineData("Password", Confidence.Medium)]
    [InlineData("Chosen", Confidence.Medium)]
    [InlineData("None", Confidence.Low)]
    [InlineData("Password, Doubtful", Confidence.Low)]
    [InlineData("Password, Wrapped", Confidence.Low)]
    [InlineData("Doubtful, Random", Confidence.Medium)]
    public void Doubts_what_is_not_random_unless_its_name_says_that_a_person_chose_it(string traits, Confidence expected) =>
        PathJudge.Judge("app.py", DetectorKind.Assignment, MatchTraits.Quoted | Enum.Parse<MatchTraits>(traits), Confidence.Medium, isVerified: false)
            .Confidence.Should().Be(expected);

    private static PathVerdict Judge(string? path, string text)
    {
        var (_, traits) = Assigned.Kept(text).Should().ContainSingle().Subject;
        return PathJudge.Judge(path, DetectorKind.Assignment, traits, Confidence.Medium, isVerified: false);
    }
}
