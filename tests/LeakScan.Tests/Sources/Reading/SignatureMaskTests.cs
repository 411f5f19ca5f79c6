using System.Text;
using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Sources.Reading;

public class SignatureMaskTests
{
    private const string Commit =
        "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@example.com> 1 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEzBAABCAAdFiEE\n =AbCd\n -----END PGP SIGNATURE-----\n\n";

    [Fact]
    public void Blanks_the_signature_of_a_commit_and_keeps_lines_in_place()
    {
        var masked = Apply(Commit + "message\n", headerOnly: true);

        masked.Should().Be(Commit.Replace(" iQEzBAABCAAdFiEE", new string(' ', 17), StringComparison.Ordinal).Replace(" =AbCd", new string(' ', 6), StringComparison.Ordinal) + "message\n");
    }

    [Fact]
    public void Leaves_what_looks_like_a_signature_in_a_message()
    {
        var text = Commit + "-----BEGIN PGP SIGNATURE-----\niQEzBAABCAAdFiEE\n";

        Apply(text, headerOnly: true).Should().EndWith("\niQEzBAABCAAdFiEE\n");
    }

    [Theory]
    [InlineData("-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----")]
    [InlineData("-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----")]
    [InlineData("-----BEGIN SIGNED MESSAGE-----", "-----END SIGNED MESSAGE-----")]
    public void Blanks_the_signature_of_a_tag_and_nothing_else_in_it(string begin, string end)
    {
        var text = $"object 4b825dc6\n\nWords\n{begin}\nVersion: x y\nU1NIU0lH\n{end}\nU1NIU0lH\n";

        Apply(text, headerOnly: false).Should().Be($"object 4b825dc6\n\nWords\n{begin}\nVersion: x y\n        \n{end}\nU1NIU0lH\n");
    }

    [Fact]
    public void Does_not_blank_a_private_key()
    {
        var text = "object 1\n\n-----BEGIN RSA " + "PRIVATE KEY-----\nU1NIU0lH\n";

        Apply(text, headerOnly: false).Should().Be(text);
    }

    private static string Apply(string text, bool headerOnly) => Encoding.UTF8.GetString(new SignatureMask().Apply(Encoding.UTF8.GetBytes(text), headerOnly));
}
