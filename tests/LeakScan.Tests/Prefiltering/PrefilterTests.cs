using System.Runtime.Intrinsics;
using System.Text;
using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

public sealed class PrefilterTests
{
    [Theory]
    [SupportedStrategies]
    public void Finds_a_keyword_at_every_alignment_and_at_the_end_of_the_content(string strategy)
    {
        foreach (var keyword in new[] { "key", "ghp_", "xoxb-", "sk-ant-api03-", "a-keyword-longer-than-a-vector-of-32-bytes", "\u00E5\u00AF\u0086", "\u00D0\u00B0\u00D1\u0080\u00D0\u00BE\u00D0\u00BB\u00D1\u008C" })
        {
            var tables = PrefilterTables.Build([keyword]);
            var prefilter = Strategies.Create(strategy, tables);
            for (var position = 0; position <= 130; position++)
            {
                for (var behind = 0; behind <= 80; behind += behind < 5 ? 1 : 15)
                {
                    var content = new byte[position + keyword.Length + behind];
                    content.AsSpan().Fill((byte)'.');
                    Encoding.Latin1.GetBytes(keyword).CopyTo(content, position);
                    List<Candidate> candidates = [];
                    prefilter.Find(content, 0, content.Length, candidates);
                    candidates.Should().Equal([new Candidate(position, 0)], "{0} stands at {1} of {2} bytes", keyword, position, content.Length);
                }
            }
        }
    }

    [Theory]
    [SupportedStrategies]
    [InlineData(nameof(PrefilterStrategy.Naive))]
    public void Leaves_out_what_is_refused(string strategy)
    {
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("token ken tok; ", 600)));
        var prefilter = Strategies.Create(strategy, PrefilterTables.Build(["token", "ken", "tok"]));
        List<Candidate> all = [];
        prefilter.Find(content, 0, content.Length, all);
        List<Candidate> candidates = [];
        prefilter.Find(content, 0, content.Length, candidates, new SomeRefuser());

        candidates.Should().Equal(all.Where(candidate => !SomeRefuser.IsRefused(candidate))).And.HaveCount(all.Count - 600);
    }

    private sealed class SomeRefuser : CandidateRefuser
    {
        public static bool IsRefused(Candidate candidate) => candidate is { Keyword: 1, Position: var position } && position % 15 == 6;

        public override bool Refuses(ReadOnlySpan<byte> content, Candidate candidate) => content.Length == 9000 && IsRefused(candidate);
    }

    [Theory]
    [SupportedStrategies]
    public void Reads_nothing_outside_of_the_content(string strategy)
    {
        // The content is cut out of a larger text in which the keyword goes on: what stands outside must not count.
        var tables = PrefilterTables.Build(["token", "ken", "tok"]);
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("token", 60)));
        for (var start = 0; start < 10; start++)
        {
            for (var length = 0; length < 160; length++)
            {
                Oracle.ShouldAgree(strategy, tables, text.AsSpan(start, length));
            }
        }
    }

    [Theory]
    [SupportedStrategies]
    public void Touches_no_memory_outside_of_the_content(string strategy)
    {
        // A read too far ends the process.
        using var memory = new GuardedMemory(8192);
        var tables = Some.Tables(["token", "en:", "a-keyword-longer-than-thirty-two-bytes"], 3);
        var prefilter = Strategies.Create(strategy, tables);
        memory.Span.Fill((byte)'.');
        "token:"u8.CopyTo(memory.Span);
        "token:"u8.CopyTo(memory.Span[^6..]);
        foreach (var length in Enumerable.Range(0, 200).Concat([4000, 4095, 4096, 4097, 4150, 4200, memory.Span.Length]))
        {
            Oracle.ShouldAgree(prefilter, tables, memory.Span[..length], 0, length);
            Oracle.ShouldAgree(prefilter, tables, memory.Span[^length..], 0, length);
            Oracle.ShouldAgree(prefilter, tables, memory.Span[^length..], length / 2, length - (length / 4));
        }
    }

    [Theory]
    [SupportedStrategies]
    public void Finds_keywords_of_other_scripts_beside_those_of_ascii_in_order(string strategy)
    {
        string[] keywords = ["pass", "key", "\u00E5\u00AF\u0086\u00E7\u00A0\u0081", "\u00AF\u0086\u00E7", "\u00D0\u00B0\u00D1"];
        foreach (var count in new[] { 1, 7, 200, 900 })
        {
            var text = string.Concat(Enumerable.Range(0, count).Select(i => (i % 5) switch
            {
                0 => "pass\u00E5\u00AF\u0086\u00E7\u00A0\u0081:",
                1 => "\u00E5\u00AF\u0086\u00E7\u00A0key",
                2 => "\u00D0\u00B0\u00D1\u0080PASS ",
                3 => "\u00F0\u00B0\u00D1\u0080e\u00AFf key",
                _ => new string('.', i % 90),
            }));
            Oracle.ShouldAgree(strategy, Some.Tables(keywords, count), Encoding.Latin1.GetBytes(text));
        }
    }

    [Theory]
    [SupportedStrategies]
    public void Tells_keywords_apart_that_have_the_same_piece(string strategy)
    {
        // All are looked for at "oken", at any offset, with and without something before and behind it in the keyword.
        string[] keywords = ["oken", "token", "oken_", "token_id", "my-token", "broken", "okens", "spoken-of"];
        var tables = new PrefilterTables(keywords, _ => Places(), _ => Places());
        foreach (var text in new[] { "oken", "token", "OKEN_", "my-TOKEN_ID", "broken", "Spoken-Of", "tokens", "xoken", "okenx", "my-oken" })
        {
            foreach (var lead in new[] { "", ".", "t", "unspoken ", new string('.', 4090) })
            {
                foreach (var rest in new[] { "", "_", " token", new string('.', 100) })
                {
                    Oracle.ShouldAgree(strategy, tables, Encoding.ASCII.GetBytes(lead + text + rest));
                }
            }
        }

        Placement[] Places() => [.. keywords.Select(k => new Placement((byte)k.IndexOf("oken", StringComparison.Ordinal), 5))];
    }

    [Theory]
    [SupportedStrategies]
    public void Judges_a_candidate_by_where_it_starts(string strategy)
    {
        var tables = Some.Tables(["keyword-of-twenty-by", "key", "word", "of-twenty"], 1);
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("keyword-of-twenty-bytes ", 12)));
        for (var from = 0; from < 50; from++)
        {
            for (var to = from; to < 130; to += 1 + (from % 7))
            {
                Oracle.ShouldAgree(strategy, tables, text, from, to);
            }
        }
    }

    [Theory]
    [SupportedStrategies]
    public void Finds_keywords_that_contain_each_other_in_order(string strategy)
    {
        var prefilter = Strategies.Create(strategy, Some.Tables(["sk-ant-api03-", "ant", "sk-", "sk-ant-", "SK-", "api"], 7));
        List<Candidate> candidates = [];

        prefilter.Find("x=sk-ant-api03-y"u8, 0, 16, candidates);

        candidates.Should().Equal(
            new Candidate(2, 0), new Candidate(2, 2), new Candidate(2, 3), new Candidate(2, 4), new Candidate(5, 1), new Candidate(9, 5));
    }

    [Theory]
    [SupportedStrategies]
    public void Finds_a_keyword_between_bytes_that_are_not_ASCII(string strategy)
    {
        var tables = PrefilterTables.Build(["key", "ghp_", "://"]);
        var prefilter = Strategies.Create(strategy, tables);
        foreach (var keyword in tables.Keywords)
        {
            for (var before = 0; before < 256; before++)
            {
                for (var behind = 0; behind < 256; behind += before is 'x' or 0xC3 ? 1 : 15)
                {
                    byte[] content = [(byte)before, .. Encoding.ASCII.GetBytes(keyword), (byte)behind, (byte)behind];
                    List<Candidate> candidates = [];
                    prefilter.Find(content, 0, content.Length, candidates);
                    candidates.Should().ContainSingle().Which.Position.Should().Be(1);
                }
            }
        }
    }

    [Theory]
    [SupportedStrategies]
    public void Ignores_the_case_of_ASCII_letters_and_nothing_else(string strategy)
    {
        var prefilter = Strategies.Create(strategy, PrefilterTables.Build(["key_id", "[a]", "x@y-1"]));

        Count("KEY_id kEy_ID").Should().Be(2);
        Count("\u212aey_id \u212aEY_ID").Should().Be(0, "the Kelvin sign is not a letter k here");
        Count("key\u007fid keY?id").Should().Be(0, "an underscore and a delete character differ in the bit that is the case of a letter");
        Count("{a} [A} {A]").Should().Be(0, "so do brackets and braces");
        Count("[A]").Should().Be(1);
        Count("x`y-1 x@y\r1 x@Y-\u0011").Should().Be(0);
        Count("X@Y-1").Should().Be(1);

        int Count(string text)
        {
            List<Candidate> candidates = [];
            var content = Encoding.UTF8.GetBytes(text);
            prefilter.Find(content, 0, content.Length, candidates);
            return candidates.Count;
        }
    }

    [Theory]
    [SupportedStrategies]
    public void Takes_any_number_of_keywords(string strategy)
    {
        foreach (var count in new[] { 0, 1, 2, 31, 32, 33, 100, 700, 1500 })
        {
            var keywords = Some.Keywords(count);
            var text = Some.Text(6000, count == 0 ? ["none"] : keywords, count);
            Oracle.ShouldAgree(strategy, Some.Tables(keywords, count), text);
        }
    }

    [Theory]
    [SupportedStrategies]
    public void Survives_texts_made_of_keywords(string strategy)
    {
        var tables = PrefilterTables.Build(["key=", "key", "ghp_", "aaa", "aaaa", "aaaaaaaaaaaaaaaaaaaaaaaa", "\0\0\0", "sk-ant-api03-"]);
        foreach (var unit in new[] { "key=", "ghp_", "a", "\0", "sk-ant-api03-", "KEY", "\u00ff" })
        {
            var text = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(unit, 9000 / unit.Length)));
            Oracle.ShouldAgree(strategy, tables, text);
        }
    }

    [Theory]
    [SupportedStrategies]
    public void Allocates_nothing_once_the_list_has_grown(string strategy)
    {
        var keywords = Some.Keywords(300);
        var text = Some.Text(50_000, keywords, 3);
        var prefilter = Strategies.Create(strategy, Some.Tables(keywords, 4));
        List<Candidate> candidates = [];
        prefilter.Find(text, 0, text.Length, candidates);
        candidates.Should().NotBeEmpty();
        candidates.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        prefilter.Find(text, 0, text.Length, candidates);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Takes_the_best_strategy_unless_told_otherwise()
    {
        var tables = PrefilterTables.Build(["key"]);
        Prefilter.Create(tables).GetType().Should().Be(Prefilter.Create(tables, Strategies.Supported.Max()).GetType());
    }

    [StrategyFact("Avx512Vbmi")]
    public void The_permutation_does_what_its_model_does()
    {
        var random = new Random(1);
        var bytes = new byte[192];
        for (var i = 0; i < 100; i++)
        {
            random.NextBytes(bytes);
            var lower = Vector512.Create(bytes, 0);
            var upper = Vector512.Create(bytes, 64);
            var indices = Vector512.Create(bytes, 128);
            VbmiPermuter.Permute(lower, indices, upper).Should().Be(ModelPermuter.Permute(lower, indices, upper));
        }
    }

    [Fact]
    public void Refuses_a_range_outside_of_the_content()
    {
        var prefilter = Prefilter.Create(PrefilterTables.Build(["key"]), PrefilterStrategy.Scalar);
        Action negative = () => prefilter.Find("key"u8, -1, 2, []);
        Action behind = () => prefilter.Find("key"u8, 0, 4, []);
        negative.Should().Throw<ArgumentOutOfRangeException>();
        behind.Should().Throw<ArgumentOutOfRangeException>();
    }
}
