namespace LeakScan.Tests.Detection.Assignments.Forms;

public sealed class NoteReaderTests
{
    private const string Value = "Rk7" + "vQ2mXt9";
    private const string Long = "Rk7vQ2mXt9" + "Lw4sZp8n";

    [Theory]
    [InlineData("Password (root) : @")]
    [InlineData("- **Password**: `@`")]
    [InlineData("**Password:** `@`")]
    [InlineData("**Password:** @\n")]
    [InlineData("__Password:__ @\n")]
    [InlineData("* **password** = @\n")]
    [InlineData("Password: **@**\n")]
    [InlineData("Password: <code>@</code>")]
    [InlineData("<b>Password:</b> @\n")]
    [InlineData("pass - @\r\n")]
    [InlineData("password -> @")]
    [InlineData("Password for the server: @\n")]
    [InlineData("password — @\n")]
    [InlineData("Das Passwort ist @\n")]
    [InlineData("le mot de passe est @\n")]
    [InlineData("la contraseña es @\n")]
    [InlineData("Password:\n@\n")]
    [InlineData("Password:\r\n@\r\n")]
    [InlineData("### FTP password\n\n@\n")]
    [InlineData("<td>Admin password:</td>\n  <td><b>@</b></td>")]
    [InlineData("<strong>Password:</strong> @<br>")]
    [InlineData("user/pass: ann / @\n")]
    [InlineData("username/password: ann/@")]
    [InlineData("id/pwd: ann/@")]
    [InlineData("passord: @")]
    [InlineData("kata_sandi = \"@\"")]
    [InlineData("kata sandi: @")]
    [InlineData("κωδικός: @")]
    [InlineData("паролем: @")]
    public void Reads_a_password(string text) => Assigned.Kept(text.Replace("@", Value, StringComparison.Ordinal)).Select(m => m.Value).Should().Contain(Value);

    [Fact]
    public void Reads_a_secret_behind_a_remark_in_another_script() =>
        Assigned.In($"AppSecret(应用密钥) : {Long}").Should().Contain(Long);

    [Theory]
    [InlineData("def password(self): return abc123")]
    [InlineData("password - at least 8 characters")]
    [InlineData("password - see https://docs.corp.test/a1")]
    [InlineData("Password for admin: see 1Password for it")]
    [InlineData("reset password -> login2 -> home")]
    [InlineData("pass - 12 - 34")]
    [InlineData("**Password**: required")]
    [InlineData("**Password:** at least 8 characters, abc1")]
    [InlineData("**Password:** see page 3b of the guide")]
    [InlineData("Password: <b>Required in V2</b>")]
    [InlineData("    Password:\n    Rule12Check\n")]
    [InlineData("if x:\n  pass\nnext12Call\n")]
    [InlineData("Password:\nuser1=true\n")]
    [InlineData("<td>password</td><td>string2, at least</td>")]
    [InlineData("<label>Password</label><span>Min8characters</span>")]
    public void Reads_no_sentence_and_no_code(string text) => Assigned.Kept(text).Where(m => m.Traits.HasFlag(LeakScan.Detection.MatchTraits.InText)).Should().BeEmpty();
}
