using System.Text;
using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

public sealed class LookupLayoutTests
{
    public static TheoryData<string> Keywords => ["key", "://", "ghp_", "token", "secret", "databento", "<pass enc", "\0\0\u0001", "-----begin"];

    [Theory]
    [MemberData(nameof(Keywords))]
    public void Selects_what_any_text_with_the_piece_looks_up(string keyword)
    {
        var random = new Random(keyword.Length);
        var bytes = Keyword.ToBytes(keyword);
        var text = new byte[Keyword.MaxLength];
        foreach (var layout in Layouts())
        {
            for (var kind = 0; kind < layout.Kinds; kind++)
            {
                for (var offset = 0; offset <= layout.LastOffset(bytes.Length, kind); offset++)
                {
                    var piece = layout.Piece(bytes, offset, kind).ToArray();
                    for (var i = 0; i < 50; i++)
                    {
                        // Anything may follow the keyword.
                        random.NextBytes(text);
                        Encoding.ASCII.GetBytes(random.Next(2) == 0 ? keyword.ToUpperInvariant() : keyword).AsSpan(offset).CopyTo(text);
                        for (var lookup = 0; lookup < layout.Lookups; lookup++)
                        {
                            var entries = new byte[LookupLayout.MostSelected];
                            var count = layout.Select(kind, lookup, piece, entries);
                            entries.Take(count).Should().Contain((byte)layout.Index(kind, lookup, text));
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void Has_a_kind_for_each_share_of_its_buckets()
    {
        PairLayout.Instance.Kind(0).Should().Be(0);
        PairLayout.Instance.Kind(7).Should().Be(0);
        PairLayout.Instance.Kind(8).Should().Be(1);
        PairLayout.Instance.Kind(15).Should().Be(1);
        NibbleLayout.Instance.Kind(23).Should().Be(0);
    }

    [Fact]
    public void Lets_a_piece_end_with_its_keyword()
    {
        PairLayout.Instance.LastOffset(9, 0).Should().Be(5);
        PairLayout.Instance.LastOffset(9, 1).Should().Be(4);
        PairLayout.Instance.LastOffset(3, 1).Should().Be(0);
        PairLayout.Instance.LastOffset(200, 0).Should().Be(Placement.MaxOffset);
    }

    private static LookupLayout[] Layouts() => [NibbleLayout.Instance, PairLayout.Instance];
}
