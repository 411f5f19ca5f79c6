using FsCheck;
using FsCheck.Fluent;
using LeakScan.Filtering.Globs;
using LeakScan.Rules;
using Microsoft.Extensions.FileSystemGlobbing;

namespace LeakScan.Tests.Filtering.Globs;

/// <summary>Our evaluation of a rule's patterns against the library's, on paths of any form.</summary>
public class GlobSetTests
{
    private static readonly Gen<string> Names = Gen.Elements("a", "main.TF", "x.lock", "test", "Docs", "", ".", "..", "b\\c", ".env", "go.sum", "a b");

    private static readonly Gen<string> Paths =
        from names in Names.ArrayOf(4)
        from count in Gen.Choose(1, 4)
        from start in Gen.Elements("", "", "/")
        select start + string.Join('/', names.Take(count));

    private static readonly IReadOnlyList<IReadOnlyList<string>> RuleGlobs =
        [[], ["**/*.tf"], ["**/test/**"], ["*.lock", "**/.env"], ["docs/**", "a/*"], .. RulePack.BuiltIn.Rules.SelectMany(r => new[] { r.Paths, r.Allow.Paths }).Where(p => p.Count > 0)];

    [Fact]
    public void Matches_what_the_library_matches()
    {
        var cases = from globs in Gen.Elements<IReadOnlyList<string>>(RuleGlobs) from path in Paths.Where(p => p.Trim('/').Length > 0) select (globs, path);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
            matcher.AddIncludePatterns(c.globs);
            new GlobSet(c.globs).Matches(c.path).Should().Be(matcher.Match(c.path.TrimStart('/')).HasMatches, $"{string.Join(' ', c.globs)} on '{c.path}'");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}
