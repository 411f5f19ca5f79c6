using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>Test data that is the same in every run.</summary>
internal static class Some
{
    private const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789_-./:";

    /// <summary>Tables with random placements: any are right, only some are fast.</summary>
    public static PrefilterTables Tables(IReadOnlyList<string> keywords, int seed)
    {
        var random = new Random(seed);
        return new PrefilterTables(keywords, _ => Placements(NibbleLayout.Instance), _ => Placements(PairLayout.Instance));

        Placement[] Placements(LookupLayout layout) =>
        [
            .. keywords.Select(k =>
            {
                var bucket = random.Next(layout.Buckets);
                return new Placement((byte)random.Next(layout.LastOffset(k.Length, layout.Kind(bucket)) + 1), (byte)bucket);
            }),
        ];
    }

    /// <summary>Different keywords of 3 to 20 characters.</summary>
    public static string[] Keywords(int count)
    {
        var random = new Random(count);
        var keywords = new HashSet<string>(StringComparer.Ordinal);
        while (keywords.Count < count)
        {
            keywords.Add(new string(random.GetItems<char>(Characters, random.Next(3, 21))));
        }

        return [.. keywords];
    }

    /// <summary>Random bytes, half of them ASCII, with keywords strewn in, some with other case, some cut short.</summary>
    public static byte[] Text(int length, IReadOnlyList<string> keywords, int seed)
    {
        var random = new Random(seed);
        var text = new byte[length];
        random.NextBytes(text);
        for (var at = 0; at < length; at++)
        {
            if (random.Next(2) == 0)
            {
                text[at] &= 0x7F;
            }
        }

        for (var at = random.Next(20); at < length; at += random.Next(40))
        {
            var keyword = keywords[random.Next(keywords.Count)];
            var part = keyword[..random.Next(keyword.Length - 1, keyword.Length + 1)];
            for (var i = 0; i < part.Length && at + i < length; i++)
            {
                text[at + i] = (byte)(random.Next(2) == 0 && char.IsAscii(part[i]) ? char.ToUpperInvariant(part[i]) : part[i]);
            }
        }

        return text;
    }
}
