using FsCheck;
using FsCheck.Fluent;
using LeakScan.Sources.Trees;
using Microsoft.Extensions.FileSystemGlobbing;

namespace LeakScan.Tests.Sources.Trees;

/// <summary>Our evaluation of globs against the library's own matcher.</summary>
public class PathGlobTests
{
    private static readonly Gen<string> Globs =
        from segments in Gen.Elements("a", "b", "ab", "*", "**", "a*", "*b", "a*b", "*.c", "A", ".").ArrayOf(3)
        from count in Gen.Choose(1, 3)
        from ending in Gen.Elements("", "", "/")
        select string.Join('/', segments.Take(count)) + ending;

    private static readonly Gen<string> Paths =
        from segments in Gen.Elements("a", "b", "ab", "aab", "x.c", "B").ArrayOf(4)
        from count in Gen.Choose(1, 4)
        select string.Join('/', segments.Take(count));

    [Fact]
    public void Includes_what_the_library_includes()
    {
        var cases = from glob in Globs from path in Paths select (glob, path);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var matcher = new Matcher();
            matcher.AddInclude(c.glob);
            new PathGlob(c.glob).Matches(c.path.Split('/')).Should().Be(matcher.Match(c.path).HasMatches, $"'{c.glob}' on '{c.path}'");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Excludes_what_the_library_excludes()
    {
        var cases = from glob in Globs from path in Paths select (glob, path);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var matcher = new Matcher(PathGlob.SystemCase);
            matcher.AddInclude("**/*");
            matcher.AddExclude(c.glob);
            var filter = new PathFilter([], [c.glob]);
            var folders = Enumerable.Range(1, c.path.Count(character => character == '/')).Select(count => string.Join('/', c.path.Split('/').Take(count)));
            var isWanted = folders.All(filter.WantsFolder) && filter.WantsFile(c.path);
            isWanted.Should().Be(matcher.Match(c.path).HasMatches, $"'{c.glob}' on '{c.path}'");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
