using System.Text;
using LeakScan.Detection.Assignments.Names;

namespace LeakScan.Tests.Detection.Assignments.Names;

public class KeyReaderTests
{
    [Theory]
    [InlineData("MYSQL_ROOT_PASSWORD", "pass", "Password")]
    [InlineData("mysqlrootpwd", "pwd", "Password")]
    [InlineData("userPassWord1", "pass", "Password")]
    [InlineData("jwt.secret-value", "secret", "Secret")]
    [InlineData("OAuth2ClientSecret", "secret", "Secret")]
    [InlineData("X-Auth-Token", "token", "Token")]
    [InlineData("apikey", "key", "Token")]
    [InlineData("secret_access_key", "key", "Token")]
    [InlineData("cache.redis.password", "pass", "Password")]
    [InlineData("websocketPassword", "pass", "Password")]
    [InlineData("csrf_secret", "secret", "Secret")]
    [InlineData("key", "key", "Any")]
    [InlineData("authCode", "auth", "Any")]
    [InlineData("kundenkennung", "kennung", "Secret")]
    public void Tells_what_a_name_is_of(string name, string keyword, string kind)
    {
        Read(name, keyword, out var key).Should().BeTrue();
        key.Should().Be(kind);
    }

    [Theory]
    [InlineData("password_hash", "pass")]
    [InlineData("passwordField", "pass")]
    [InlineData("bypass", "pass")]
    [InlineData("forgot_password", "pass")]
    [InlineData("token_type", "token")]
    [InlineData("nextToken", "token")]
    [InlineData("tokenizer", "token")]
    [InlineData("secretName", "secret")]
    [InlineData("secret_key", "secret")]
    [InlineData("public_key", "key")]
    [InlineData("websocket_key", "key")]
    [InlineData("csrf_token", "token")]
    [InlineData("monkey", "key")]
    [InlineData("keyboard", "key")]
    [InlineData("key_id", "key")]
    [InlineData("author", "auth")]
    [InlineData("auth_method", "auth")]
    [InlineData("credit", "cred")]
    public void Passes_over_names_of_something_else(string name, string keyword) => Read(name, keyword, out _).Should().BeFalse();

    [Fact]
    public void Passes_over_names_longer_than_any_programmer_writes() => Read(new string('a', 200) + "_password", "pass", out _).Should().BeFalse();

    private static bool Read(string name, string keyword, out string kind)
    {
        var text = Encoding.ASCII.GetBytes(" " + name + " = x");
        var found = KeyReader.TryRead(text, 1 + name.IndexOf(keyword, StringComparison.OrdinalIgnoreCase), keyword.Length, out var key);
        kind = key.Kind.ToString();
        return found;
    }
}
