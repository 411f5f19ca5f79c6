using FsCheck;
using FsCheck.Fluent;
using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>Random keywords in random texts, against the oracle.</summary>
public sealed class PrefilterProperties
{
    // Few characters, so that keywords occur, overlap and contain each other; two that folding confuses with others, and two that are not ASCII, of which some keywords are made.
    private const string Alphabet = "abkAK_-\r\u0001@`\u00e1\u00c1";

    private static readonly Gen<string> Keywords =
        from length in Gen.Frequency((3, Gen.Choose(3, 5)), (1, Gen.Choose(3, 30)))
        from text in Gen.Elements(Alphabet[..^2].ToCharArray()).ArrayOf(length)
        from other in Gen.Elements(Alphabet[^2..].ToCharArray()).ArrayOf(3)
        from isOther in Gen.Choose(0, 5)
        select new string(isOther == 0 ? other : text);

    private static readonly Gen<byte[]> Texts =
        from length in Gen.Frequency((4, Gen.Choose(0, 200)), (1, Gen.Choose(4000, 9000)))
        from text in Gen.Elements(Alphabet.ToCharArray()).ArrayOf(length)
        select text.Select(c => (byte)c).ToArray();

    [Theory]
    [SupportedStrategies]
    public void Finds_what_the_oracle_finds(string strategy)
    {
        var cases =
            from count in Gen.Choose(1, 40)
            from keywords in Keywords.ArrayOf(count)
            from text in Texts
            from seed in Gen.Choose(0, int.MaxValue)
            select (keywords, text, seed);
        Prop.ForAll(cases.ToArbitrary(), c => Oracle.ShouldAgree(strategy, Some.Tables(c.keywords, c.seed), c.text)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [SupportedStrategies]
    public void Finds_in_a_range_what_the_oracle_finds_there(string strategy)
    {
        var cases =
            from count in Gen.Choose(1, 10)
            from keywords in Keywords.ArrayOf(count)
            from text in Texts
            from one in Gen.Choose(0, text.Length)
            from other in Gen.Choose(0, text.Length)
            from seed in Gen.Choose(0, int.MaxValue)
            select (keywords, text, start: Math.Min(one, other), end: Math.Max(one, other), seed);
        Prop.ForAll(cases.ToArbitrary(), c => Oracle.ShouldAgree(strategy, Some.Tables(c.keywords, c.seed), c.text, c.start, c.end))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [SupportedStrategies]
    public void Ranges_that_tile_a_content_give_what_the_whole_gives(string strategy)
    {
        var cases =
            from keywords in Keywords.ArrayOf(8)
            from text in Texts
            from cut in Gen.Choose(0, text.Length)
            select (keywords, text, cut);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var prefilter = Strategies.Create(strategy, PrefilterTables.Build(c.keywords));
            List<Candidate> whole = [];
            List<Candidate> parts = [];
            prefilter.Find(c.text, 0, c.text.Length, whole);
            prefilter.Find(c.text, 0, c.cut, parts);
            prefilter.Find(c.text, c.cut, c.text.Length, parts);
            return whole.SequenceEqual(parts);
        }).QuickCheckThrowOnFailure();
    }
}
