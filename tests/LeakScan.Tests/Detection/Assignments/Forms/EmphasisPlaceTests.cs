namespace LeakScan.Tests.Detection.Assignments.Forms;

public sealed class EmphasisPlaceTests
{
    private const string Value = "Rk7" + "vQ2mXt9";
    private const string Long = "Rk7vQ2mXt9" + "Lw4sZp8nBd3gHc6f";

    [Theory]
    [InlineData("- **Password:** @\n")]
    [InlineData("- **Password**: @\n")]
    [InlineData("- **Contraseña:** @\n")]
    [InlineData("**Password:** `@` (for tests)")]
    [InlineData("**`DB_PASSWORD`**: `@`")]
    [InlineData("* __Password:__ @\n")]
    [InlineData("password: **@**, then sign in")]
    [InlineData("password: *@*\n")]
    [InlineData("password - **@**\n")]
    [InlineData("password = **@**\n")]
    [InlineData("The password is **@**\n")]
    [InlineData("``password``: ``@``\n")]
    [InlineData("**Password** — `@`\n")]
    [InlineData("**Password**：@\n")]
    [InlineData("<b>Password</b>: @\n")]
    [InlineData("<b>Password:</b> @\n")]
    [InlineData("<p>Password: <strong>@</strong></p>")]
    [InlineData("Password: <code>@</code>, then sign in")]
    public void Reads_a_password_without_its_marks(string text) =>
        Assigned.Kept(text.Replace("@", Value, StringComparison.Ordinal)).Select(m => m.Value).Distinct().Should().Equal(Value);

    [Theory]
    [InlineData("- **API Key:** @\n")]
    [InlineData("- **Access token**: `@`\n")]
    [InlineData("Bot token: **@**\n")]
    [InlineData("<b>Secret key:</b> <code>@</code>")]
    [InlineData("**Client secret:** @\n")]
    public void Reads_a_key_a_token_and_a_secret(string text) =>
        Assigned.Kept(text.Replace("@", Long, StringComparison.Ordinal)).Select(m => m.Value).Distinct().Should().Equal(Long);

    [Theory]
    [InlineData("char *password; password = *alias12;")]
    [InlineData("password: *default12\n")]
    [InlineData("token(password: **kwargs12)\n")]
    [InlineData("**Password:** required\n")]
    [InlineData("**Password:** at least 8 characters\n")]
    [InlineData("**Password policy:** Min8chars\n")]
    [InlineData("<b>Password:</b> Min8 characters\n")]
    [InlineData("<b>Password:</b> <?php echo $user1 ?>\n")]
    [InlineData("<b>Password:</b> {{user1.password2}}\n")]
    [InlineData("**Primary key:** Rk7vQ2mXt9Lw4sZp8n\n")]
    [InlineData("**API key:** in your account at shop42\n")]
    public void Reads_no_description_and_no_code(string text) => Assigned.Kept(text).Where(m => m.Traits.HasFlag(LeakScan.Detection.MatchTraits.InText)).Should().BeEmpty();
}
