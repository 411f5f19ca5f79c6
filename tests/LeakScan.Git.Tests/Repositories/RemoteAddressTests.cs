namespace LeakScan.Git.Tests.Repositories;

public class RemoteAddressTests
{
    [Theory]
    [InlineData("https://example.com/a/b.git", "https://example.com/a/b.git")]
    [InlineData("https://user@example.com/a", "https://example.com/a")]
    [InlineData("https://user:pass@example.com:8443/a", "https://example.com:8443/a")]
    [InlineData("https://user:p@ss@example.com/a@b", "https://example.com/a@b")]
    [InlineData("https://user:pa/ss@example.com/a", "https://example.com/a")]
    [InlineData("https://example.com/a?token=x#y", "https://example.com/a")]
    [InlineData("https://[::1]/a", "https://[::1]/a")]
    [InlineData("ssh://git@example.com/a", "ssh://example.com/a")]
    [InlineData("git@example.com:a/b.git", "example.com:a/b.git")]
    [InlineData("user:pass@example.com:a", "example.com:a")]
    [InlineData("../sibling", "../sibling")]
    [InlineData("/srv/git/a@b", "/srv/git/a@b")]
    [InlineData("", "")]
    public void Lose_user_and_password(string address, string expected) => RemoteAddress.WithoutUserInfo(address).Should().Be(expected);
}
