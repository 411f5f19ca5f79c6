using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

public sealed class MaskExpanderTests
{
    private const int Slack = 8;

    private readonly ushort[] _table = MaskExpander.CreateTable();

    [Fact]
    public void Writes_every_byte_of_bits_at_every_place()
    {
        for (var bits = 0; bits < 256; bits++)
        {
            for (var shift = 0; shift < 64; shift += 8)
            {
                Expand((ulong)bits << shift, 0).Should().Equal(Expected((ulong)bits << shift, 0));
            }
        }
    }

    [Fact]
    public void Writes_thick_and_thin_masks_behind_what_is_there()
    {
        var random = new Random(4);
        foreach (var mask in Enumerable.Range(0, 500).Select(i => Mask(random, i % 4)).Append(0UL).Append(ulong.MaxValue))
        {
            Expand(mask, 4032).Should().Equal(Expected(mask, 4032));
        }
    }

    private static ulong Mask(Random random, int thinner)
    {
        var mask = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        for (var i = 0; i < thinner; i++)
        {
            mask &= (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        }

        return mask;
    }

    private static ushort[] Expected(ulong mask, int origin) => [7, .. Enumerable.Range(0, 64).Where(bit => (mask >> bit & 1) != 0).Select(bit => (ushort)(origin + bit))];

    private ushort[] Expand(ulong mask, int origin)
    {
        var positions = new ushort[1 + 64 + Slack];
        positions[0] = 7;
        var count = MaskExpander.Write(ref _table[0], mask, origin, ref positions[0], 1);
        return positions[..(int)count];
    }
}
