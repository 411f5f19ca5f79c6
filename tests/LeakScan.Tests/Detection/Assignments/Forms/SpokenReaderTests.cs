using LeakScan.Rules.Templates;

namespace LeakScan.Tests.Detection.Assignments.Forms;

public sealed class SpokenReaderTests
{
    [Theory]
    [InlineData("Your Acme API key {0}, keep it safe")]
    [InlineData("acme SECRET {0}")]
    [InlineData("acme token - '{0}'")]
    [InlineData("acmeTOKEN-{0}")]
    [InlineData("acme-access-key {0}")]
    [InlineData("the API key is {0}")]
    [InlineData("**API key:** `{0}`")]
    [InlineData("- **Token:** {0}")]
    [InlineData("API Key\n{0}")]
    [InlineData("API Secret\r\n{0}\r\n")]
    public void Reads_a_random_text_behind_the_word(string template)
    {
        var value = TemplateExpander.Expand("{{alnum:30}}47", "spoken");

        Assigned.Kept(string.Format(System.Globalization.CultureInfo.InvariantCulture, template, value)).Select(m => m.Value).Should().Contain(value);
    }

    [Theory]
    [InlineData("weatherbit KEY {0}")]
    [InlineData("pixabayKEY-{0}")]
    public void Reads_a_random_text_behind_the_key_of_a_known_service(string template) => Reads_a_random_text_behind_the_word(template);

    [Fact]
    public void Knows_a_service_by_several_words_of_a_name() =>
        Assigned.Kept("PEOPLE_DATA_LABS_KEY = abcd5678efgh1234").Should().ContainSingle().Which.Traits.HasFlag(LeakScan.Detection.MatchTraits.Token).Should().BeTrue(); // leakscan:allow made up

    [Fact]
    public void Needs_no_random_text_behind_the_token_of_a_known_service() =>
        Assigned.Kept("imagekit token " + string.Concat(Enumerable.Repeat("aaaa1111", 4))).Should().ContainSingle()
            .Which.Traits.HasFlag(LeakScan.Detection.MatchTraits.Token).Should().BeTrue();

    [Fact]
    public void Knows_no_service_by_other_words() => Assigned.Kept("row KEY 3f9a6c1e7b2d4805af31").Should().BeEmpty();

    [Theory]
    [InlineData("The password is \"centipede\"", "centipede")]
    [InlineData("the default password for user \"ops\" is 'blueberry'", "blueberry")] // leakscan:allow an example
    public void Reads_a_quoted_password_behind_the_verb(string text, string value) => Assigned.Kept(text).Select(m => m.Value).Should().Contain(value);

    [Theory]
    [InlineData("The password is {0}\n")]
    [InlineData("PAM: the new password for ann is {0}.\n")]
    [InlineData("{{\"text\": \"the temporary password is: {0}\"}}")]
    public void Reads_a_password_that_ends_its_sentence(string template)
    {
        var value = TemplateExpander.Expand("{{alnum:8}}-Ab7", "spoken");

        Assigned.Kept(string.Format(System.Globalization.CultureInfo.InvariantCulture, template, value)).Select(m => m.Value).Should().Contain(value);
    }

    [Fact]
    public void Reads_a_password_with_a_sign_before_a_comma()
    {
        Assigned.Kept("the password is kX9" + "#mQ2m, right?").Select(m => m.Value).Should().Contain("kX9" + "#mQ2m");
        Assigned.Kept("the password is Pbkdf2Sha256, as ever").Should().BeEmpty();
    }

    [Theory]
    [InlineData("a secret management-system-for-2024-and-later")]
    [InlineData("the public key {{hex:64}}")]
    [InlineData("primary key {{hex:32}}")]
    [InlineData("gpg:    using RSA key {{hex:40}}")]
    [InlineData("token {{hex:12}}")]
    [InlineData("API key\n{{alnum:30}}47 was revoked")]
    [InlineData("API key\n\n{{alnum:30}}47")]
    [InlineData("-----BEGIN ACME PRIVATE KEY-----\n{{alnum:30}}47\n")] // leakscan:allow no key follows
    [InlineData("API key\ncipher={{alnum:30}}47")]
    [InlineData("This is no secret\n{{alnum:30}}47")]
    [InlineData("session-token-{{uuid}}")]
    [InlineData("token getItem2(argument1, argument2)")]
    [InlineData("The password is 'not set yet'")]
    [InlineData("The password is base64-encoded\n")]
    [InlineData("The password is hashed with SHA-256\n")]
    [InlineData("The password is 12characters long\n")]
    [InlineData("password for the user. It is \"there\"")]
    public void Leaves_words_and_what_is_public(string template) => Assigned.Kept(TemplateExpander.Expand(template, "spoken")).Should().BeEmpty();
}
