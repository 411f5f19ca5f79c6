using System.Text;
using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Tests.Support;

namespace LeakScan.Tests;

/// <summary>
/// Short texts of the words and signs that readers of assignments look for, put together at random: most begin or end in the middle of a form, as the first and last
/// lines of a window or of an encoded text do. Nothing of that may throw, for one such text would end the scan of a repository.
/// </summary>
public sealed class RandomTextTests
{
    private const int Texts = 20_000;

    private static readonly RulePack Pack = RulePack.BuiltIn;

    private static readonly string[] Signs =
    [
        "\"", "\"", "'", "'", "`", "=", ":", ",", "(", ")", "[", "]", "{", "}", "<", ">", "/", "\\", "|", "&", "$", "#", "@", "!", "?", "*", "%", ";", ".", "-", "_", "+", "~", "^",
        " ", " ", " ", "\t", "\n", "\n", "\r\n", "--", "=>", "->", ":=", "==", "!=", "||", "??", "?:", "${", "}}", "{{", "<%", "%>", "\\\"", "\\n", "\"\"\"", "'''", "//", "/*", "*/", "<!--", "-->",
        "\", \"", "': '", "\": \"", "\" => \"", "=\"", "='", "(\"", "(\"", "\")", "</", "/>", "[\"", "\"]", "<string>", "</string>", "é", "中", "\0", "ñ",
    ];

    private static readonly string[] Words =
    [
        "password", "Password", "PASSWORD", "passwd", "pwd", "pass", "secret", "token", "api_key", "apiKey", "key", "keys", "credential", "auth", "Authorization", "Bearer", "Basic", "user", "User",
        "Db", "get", "set", "GetValue", "getenv", "ENV", "fetch", "default", "String", "var", "let", "const", "export", "name", "value", "id", "add", "flag", "if", "is", "for", "with", "identified by",
        "hunter2x", "Tr0ub4dor", "xK9vQ2mP7wL4nR8tY1zB", "0123456789abcdef", "s3cr3tW0rd", "admin", "true", "null", "12345678", "curl -u", "mysql -p", "sshpass -p", "https://", "jdbc:", "env.", "-p", "-u",
        "password=", "password:", "password\"", "_password", "password_", "secret_key", "private_key", "-----BEGIN PRIVATE KEY-----", "AKIA", "ghp_", "sk-", "eyJ", "$ANSIBLE_VAULT", "ENC[",
    ];

    [Theory]
    [InlineData("password\")\": \"hunter2x\"")]
    [InlineData(":Password\", \"hunter2x\")")]
    public void Begins_in_the_middle_of_a_form(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);

        var scan = () => BuiltInScanner.Create().Scan(content, 0, content.Length, []);

        scan.Should().NotThrow();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Is_scanned_whatever_it_is(int seed)
    {
        var random = new Random(seed);
        var scanner = BuiltInScanner.Create();
        var matches = new List<PlacedMatch>();
        var text = new StringBuilder();
        var found = 0;
        for (var i = 0; i < Texts; i++)
        {
            text.Clear();
            for (var pieces = random.Next(1, 14); pieces > 0; pieces--)
            {
                text.Append(random.Next(8) switch
                {
                    0 => Pack.Index.Keywords[random.Next(Pack.Index.Keywords.Length)],
                    < 5 => Signs[random.Next(Signs.Length)],
                    _ => Words[random.Next(Words.Length)],
                });
            }

            var content = Encoding.UTF8.GetBytes(text.ToString());
            matches.Clear();
            try
            {
                scanner.Scan(content, 0, content.Length, matches);
            }
            catch (SystemException e)
            {
                throw new InvalidOperationException($"Text {i} ends the scan: {text}", e);
            }

            found += matches.Count;
        }

        found.Should().BeGreaterThan(Texts / 100);
    }
}
