using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LeakScan.Detection.Patterns;
using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Detection.Patterns;

/// <summary>The matcher against .NET's own Regex, over patterns drawn at random and over those that rules are made of.</summary>
public sealed class PatternMatcherTests
{
    private static readonly Gen<string> Atom = Gen.OneOf(
        Gen.Elements("a", "b", "c", "_", "ab", "[abc]", "[^a]", @"\d", @"\w", "[a-c0-9]", "."),
        Gen.Elements("(?:a|b)", "(?:ab|a)", "(?:abc|a|b)", "(?:a|ab)(?:c|bc)", "(?i:aB)"));

    private static readonly Gen<string> Quantified =
        from atom in Atom
        from quantifier in Gen.Elements("", "", "?", "{2}", "{1,3}", "{0,4}?", "{1,2}?", "*", "+", "+?")
        select quantifier.Length == 0 ? atom : atom.Length == 1 || atom[0] is '[' or '\\' || (atom[0] == '(' && atom.IndexOf(')') == atom.Length - 1) ? atom + quantifier : $"(?:{atom}){quantifier}";

    private static readonly Gen<string> Pattern =
        from start in Gen.Elements("", "", @"\b", "(?<![a-z])")
        from parts in Gen.ListOf(Quantified, 4)
        from secret in Gen.Choose(0, 3)
        from end in Gen.Elements("", "", @"\b", "(?![a-c])", "(?=[0-9])")
        select start + string.Concat(parts.Select((p, i) => i == secret ? $"(?<secret>{p})" : p)) + end;

    private static readonly Gen<string> Text = Gen.Elements("a", "b", "c", "ab", "A", "B", "_", "0", "1", "-", "\n").ListOf(14).Select(string.Concat);

    [Fact]
    public void Agrees_with_Regex_at_every_start()
    {
        var cases = from pattern in Pattern from text in Text select (pattern, text);
        var compared = 0;

        Prop.ForAll(cases.ToArbitrary(), c => Agrees(c.pattern, c.text, ref compared)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

        compared.Should().BeGreaterThan(2000, "the dialect has hardly a pattern of these not");
    }

    [Theory]
    [InlineData("(?:a|aa){1,30}1")]
    [InlineData("(?:[a-z]{0,20}){1,20}1")]
    [InlineData("(?:a{0,9}a{0,9}){1,15}[0-9]")]
    [InlineData("(?:(?:a|b|ab){1,8}){1,8}0")]
    public void Ends_soon_where_backtracking_alone_would_not(string pattern)
    {
        var matcher = new PatternMatcher();
        var program = PatternCompiler.Compile(pattern);
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("ab", 200)) + new string('a', 2000));

        for (var start = 0; start < text.Length; start += 50)
        {
            matcher.Match(program, text, start, out _, out _, out _).Should().BeFalse();
        }
    }

    [Fact]
    public void Takes_non_ASCII_bytes_for_no_word()
    {
        var program = PatternCompiler.Compile(@"\bkey\w{3}\b");
        var text = Encoding.UTF8.GetBytes("\u00e9key123\u212a");

        new PatternMatcher().Match(program, text, 2, out var end, out _, out _).Should().BeTrue();
        end.Should().Be(8);
    }

    private static bool Agrees(string pattern, string text, ref int compared)
    {
        PatternProgram program;
        try
        {
            program = PatternCompiler.Compile(pattern);
        }
        catch (PatternException)
        {
            return true;
        }

        compared++;
        var regex = new Regex(@"\G(?:" + pattern + ")", RegexOptions.CultureInvariant);
        var bytes = Encoding.ASCII.GetBytes(text);
        var matcher = new PatternMatcher();
        var starts = new StartFilter(program);
        for (var start = 0; start < text.Length; start++)
        {
            var expected = regex.Match(text, start);
            var found = matcher.Match(program, bytes, start, out var end, out var secretStart, out var secretEnd);
            var secret = expected.Groups["secret"];
            if (found && (starts.Next(bytes, start, start) != start || !new RunFilter(1).MayStand(0, program, 1, bytes, start, start)))
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{pattern} on '{text}': a match at {start}, where none may start"));
            }

            if (found != expected.Success
                || (found && end != expected.Index + expected.Length)
                || (found && secret.Success && (secretStart, secretEnd) != (secret.Index, secret.Index + secret.Length)))
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{pattern} on '{text}' at {start}: {expected.Success}/{expected.Length} against {found}/{end - start}"));
            }
        }

        return true;
    }
}
