using LeakScan.Detection;

namespace LeakScan.Tests.Detection.Assignments;

public class UrlCredentialDetectorTests
{
    [Theory]
    [InlineData("postgres://app:Tr0ub4dor@db.internal:5432/x", "Tr0ub4dor")] // leakscan:allow made up
    [InlineData("\"amqp://worker:Tr0ub4dor@queue\"", "Tr0ub4dor")] // leakscan:allow made up
    [InlineData("git+https://me:Tr0ub@dor@host.test/x.git", "Tr0ub@dor")] // leakscan:allow made up
    [InlineData("redis://:Tr0ub4dor@cache/0", "Tr0ub4dor")] // leakscan:allow made up
    public void Reads_the_password_of_any_scheme(string text, string password) => Assigned.Kept(text).Select(k => k.Value).Should().Equal(password);

    [Theory]
    [InlineData("https://host.test/path?x=a:b@c")]
    [InlineData("https://${USER}:${PASSWORD}@host.test/")]
    [InlineData("https://user@host.test/")]
    [InlineData("ftp://%s:%s@%s/")]
    [InlineData("proto://[user[:password]@]host")]
    public void Reads_nothing_in(string text) => Assigned.Kept(text).Should().BeEmpty();

    [Theory]
    [InlineData("https://user:password@host.test/")]
    [InlineData("https://john:Tr0ub4dor@example.com/")]
    [InlineData("https://foo:foo@host.test/")]
    public void Marks_what_is_made_up(string text) =>
        Assigned.Kept(text).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Placeholder).Should().BeTrue();
}
