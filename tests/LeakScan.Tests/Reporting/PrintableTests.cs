using FsCheck;
using FsCheck.Fluent;
using LeakScan.Reporting;

namespace LeakScan.Tests.Reporting;

public class PrintableTests
{
    [Theory]
    [InlineData("plain ünïcödé 日本 👩‍🚀", "plain ünïcödé 日本 👩‍🚀")]
    [InlineData("\e[2J", "\\x1b[2J")]
    [InlineData("a\r\n\tb", "a\\r\\n\\tb")]
    [InlineData("\u009b31m", "\\x9b31m")]
    [InlineData("a\u202Eb\u2066c\uFEFF", "a\\u202eb\\u2066c\\ufeff")]
    [InlineData("a\uFFFF\uFFFEb", "a\\uffff\\ufffeb")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    public void Shows_what_would_act_on_a_terminal_as_escapes(string text, string expected) => Printable.Of(text).Should().Be(expected);

    [Fact]
    public void Shows_an_unpaired_surrogate_as_an_escape() => Printable.Of("a\ud800b\udc00").Should().Be("a\\ud800b\\udc00");

    [Fact]
    public void Leaves_no_control_character_in_any_text() =>
        Prop.ForAll<string?>(text => !Printable.Of(text ?? "").Any(char.IsControl)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("😀", 2)]
    public void Knows_how_wide_a_terminal_draws_a_text(string text, int width) => Printable.Width(text).Should().Be(width);
}
