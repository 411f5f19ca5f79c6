using FsCheck;
using FsCheck.Fluent;
using LeakScan.Sources;

namespace LeakScan.Tests.Sources.Ignoring;

/// <summary>Random ignore files in a fixed tree: our evaluation against the real git, pattern by pattern and as a list of files.</summary>
public sealed class CheckIgnoreTests : IDisposable
{
    private static readonly string[] Files =
    [
        "a", "b", "ab", "abc", "a.b", "a b", "a ", "#a", "!a", "a[b", "a]b", "a\\b", "a*b", "C", "Cd",
        "d/a", "d/b", "d/ab", "d/a.b", "d/e/a", "d/e/b", "d/e/abc", "d/e/f/a", "d/e/f/b.a",
        "e/a", "e/d/a", "e/d/b", "f/a.b", "ba/a", "ba/b/a", "ba/c", "a.c/b", "é/a", "é/é", "a-b/c",
    ];

    private static readonly string[] Pieces =
    [
        "a", "a", "b", "c", "d", "e", "f", "ab", "*", "*", "**", "***", "?", "/", "/", "/", "**/", "/**", ".", "-", " ", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[a", "[[:alpha:]]",
        "[[:nope:]]", "[[:upper:]]", "[a-]", "[\\]a]", "[!a-b/]", "\\a", "\\", "\\ ", "\\#", "\\!", "#", "!", "é", "[é]", "C", "[A-Z]", "\r", "\\*", "\\[",
    ];

    private static readonly Gen<string> Lines =
        from negated in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Constant("!")))
        from length in Gen.Choose(1, 6)
        from pieces in Gen.Elements(Pieces).ArrayOf(length)
        from ending in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Constant("/")), (1, Gen.Constant(" ")))
        select negated + string.Concat(pieces) + ending;

    private static readonly Gen<string> IgnoreTexts =
        from length in Gen.Frequency((3, Gen.Choose(0, 5)), (1, Gen.Choose(8, 16)))
        from lines in Lines.ArrayOf(length)
        from separator in Gen.Elements("\n", "\n", "\r\n")
        from first in Gen.Elements("", "", "\n")
        from last in Gen.Elements("", "\n")
        select first + string.Join(separator, lines) + last;

    private readonly GitSandbox _git = new();
    private readonly List<string> _paths;

    public CheckIgnoreTests()
    {
        foreach (var file in Files)
        {
            _git.Write(file, "x");
        }

        _paths = [.. Files, .. Files.SelectMany(Parents).Distinct(StringComparer.Ordinal)];
    }

    public void Dispose() => _git.Dispose();

    [Fact]
    public void Decides_as_git_does()
    {
        var cases =
            from root in IgnoreTexts
            from inner in IgnoreTexts
            from innermost in IgnoreTexts
            from exclude in IgnoreTexts
            select (root, inner, innermost, exclude);
        Prop.ForAll(cases.ToArbitrary(), c => ShouldAgree(c.root, c.inner, c.innermost, c.exclude, _paths)).Check(Config.QuickThrowOnFailure.WithMaxTest(120));
    }

    [Fact]
    public void Decides_as_git_does_when_some_files_are_tracked()
    {
        var cases =
            from root in IgnoreTexts
            from inner in IgnoreTexts
            from tracked in Gen.Elements(Files).ArrayOf(5)
            from version in Gen.Choose(2, 4)
            select (root, inner, tracked, version);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            _git.Git("read-tree", "--empty");
            _git.Git(["--literal-pathspecs", "add", "--force", .. c.tracked]);
            _git.Git("update-index", "--index-version", c.version.ToString());

            // To find out whether a path is tracked, check-ignore takes it for a glob.
            ShouldAgree(c.root, c.inner, "", "", [.. _paths.Where(path => path.AsSpan().IndexOfAny("*?[\\") < 0)]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Theory]
    [InlineData("[Aa]\n[Bb]/\n*.b\n!a.b\n/d/**/a\n**/e\nC*\nq\nr")]
    [InlineData("foo**/bar")]
    [InlineData("a**/a")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("/*\n!/d\n/d/*\n!/d/e")]
    [InlineData("d/**\n!d/e/")]
    [InlineData("d/**/a")]
    [InlineData("**/d/**")]
    [InlineData("d/**\\/a")]
    [InlineData("a\\")]
    [InlineData("[")]
    [InlineData("\uFEFFa")]
    [InlineData("a \\ ")]
    [InlineData("a\\  ")]
    [InlineData("*\n!*/\n!*.b")]
    [InlineData("ba/\n!ba/c")]
    public void Decides_as_git_does_on(string text) => ShouldAgree(text, "", "", "", _paths);

    private static IEnumerable<string> Parents(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }

    private void ShouldAgree(string root, string inner, string innermost, string exclude, List<string> paths)
    {
        _git.Write(".gitignore", root).Write("d/.gitignore", inner).Write("d/e/.gitignore", innermost).Write(".git/info/exclude", exclude);
        var described = $"/: {Show(root)} d: {Show(inner)} d/e: {Show(innermost)} exclude: {Show(exclude)}";

        var ours = WeSay.Deciders(_git.Root, paths);
        var gits = GitSays.Deciders(_git, paths);
        foreach (var path in paths)
        {
            ours[path].Should().Be(gits[path], $"'{path}' with {described}");
        }

        Recording.Of(new FileTreeSource([_git.Root]), workers: 3).Paths.Should().Equal(GitSays.Files(_git), described);
    }

    private static string Show(string text) => string.Concat(text.Select(c => c is '\n' ? "⏎" : c is '\r' ? "␍" : c.ToString()));
}
