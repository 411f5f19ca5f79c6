using System.Text;
using LeakScan.Filtering;
using LeakScan.Git;
using LeakScan.Pieces;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Equivalence;

/// <summary>Scanning each distinct piece once finds what scanning every content whole finds: same matches at the same places.</summary>
public sealed class PieceTests
{
    private static readonly RulePack Pack = RulePack.BuiltIn;

    [Theory]
    [InlineData(1, 1 << 16)]
    [InlineData(2, 1 << 16)]
    [InlineData(3, 64)]
    [InlineData(4, 512)]
    public void Finds_the_same_in_versions_of_a_file(int seed, int maxEntries)
    {
        var seen = new SeenPieces(maxEntries);
        var pieces = new PieceScanner(BuiltInScanner.Create(), new PieceHasher(), seen);
        var whole = BuiltInScanner.Create();
        var found = 0;
        foreach (var version in Versions(seed, 60))
        {
            var expected = Whole(whole, version);

            InPieces(pieces, version).Should().Equal(expected);
            found += expected.Count;
        }

        found.Should().BeGreaterThan(500);
    }

    [Fact]
    public void Finds_the_same_on_two_threads_that_share_the_set()
    {
        var versions = Versions(5, 80).ToList();
        var expected = versions.ConvertAll(v => Whole(BuiltInScanner.Create(), v));
        var seen = new SeenPieces(4096);
        var hasher = new PieceHasher();

        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 2 }, worker =>
        {
            var pieces = new PieceScanner(BuiltInScanner.Create(), hasher, seen);
            for (var i = 0; i < versions.Count; i++)
            {
                var index = (i + (worker * 17)) % versions.Count;
                InPieces(pieces, versions[index]).Should().Equal(expected[index]);
            }
        });
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Finds_the_same_in_versions_that_tell_what_they_have_from_the_one_before(int seed)
    {
        // A set that forgets at once, so that what is known comes from the version before.
        var pieces = new PieceScanner(BuiltInScanner.Create(), new PieceHasher(), new SeenPieces(4));
        var whole = BuiltInScanner.Create();
        var (last, kept, found) = (Array.Empty<byte>(), default(IDisposable), 0);
        foreach (var version in Versions(seed, 60))
        {
            var expected = Whole(whole, version);
            var derivation = new Derivation { OfBase = kept, IsBase = true };
            derivation.Runs.AddRange(Runs(last, version));

            InPieces(pieces, version, derivation).Should().Equal(expected);
            found += expected.Count;
            kept?.Dispose();
            (last, kept) = (version, derivation.Kept);
        }

        found.Should().BeGreaterThan(500);
    }

    [Fact]
    public void Finds_a_secret_made_by_deleting_the_bytes_between_its_halves()
    {
        var token = TemplateExpander.Expand("dp.pt.{{base62:43}}", "halves");
        var filler = string.Concat(Enumerable.Range(0, 3000).Select(i => $"line {i}\n"));
        var pieces = new PieceScanner(BuiltInScanner.Create(), new PieceHasher(), new SeenPieces());

        InPieces(pieces, Encoding.ASCII.GetBytes(filler + token[..20] + filler + token[20..] + filler)).Should().NotContain(m => m.Contains("doppler"));
        InPieces(pieces, Encoding.ASCII.GetBytes(filler + token + "\n" + filler)).Should().Contain(m => m.Contains("doppler"));
    }

    [Fact]
    public void Looks_again_at_a_key_block_whose_far_end_has_changed()
    {
        var block = TemplateExpander.Expand("{{pem:RSA PRIVATE KEY}}", "block");
        var filler = string.Concat(Enumerable.Range(0, 500).Select(i => $"line {i}\n"));
        var body = string.Concat(Enumerable.Repeat(block.Split('\n')[2] + "\n", 40));
        var open = block.Replace("-----END", body + "-----END", StringComparison.Ordinal);
        var broken = open.Replace("-----END", "-----FIN", StringComparison.Ordinal);
        var pieces = new PieceScanner(BuiltInScanner.Create(), new PieceHasher(), new SeenPieces());
        var whole = BuiltInScanner.Create();

        foreach (var text in new[] { filler + broken + filler, filler + open + filler, filler + broken + filler })
        {
            var bytes = Encoding.ASCII.GetBytes(text);
            InPieces(pieces, bytes).Should().Equal(Whole(whole, bytes));
        }
    }

    /// <summary>A file that changes: lines and secrets inserted, removed, edited and moved.</summary>
    private static IEnumerable<byte[]> Versions(int seed, int count)
    {
        var random = new Random(seed);
        string[] secrets =
        [
            "dp.pt.{{base62:43}}", "password = \"{{base62:14}}\"", "{{pem:RSA PRIVATE KEY}}", "aws_secret_access_key = {{base64:40}}",
            "https://user:{{base62:12}}@host.example/", "AKIA{{base32:16}}", "token: {{hex:40}}", "Authorization: Bearer {{base62:40}}",
            "data: {{b64:x {{checksum:github-crc32:ghp_}} password = \"{{base62:14}}\" {{repeat:some text :200}}}}",
        ];
        var lines = Enumerable.Range(0, 600).Select(i => $"line {i} of the file {random.Next(1000)}").ToList();
        for (var version = 0; version < count; version++)
        {
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(lines.Count);
                switch (random.Next(4))
                {
                    case 0:
                        lines.Insert(at, TemplateExpander.Expand(secrets[random.Next(secrets.Length)], $"{seed}/{version}/{edit}"));
                        break;
                    case 1:
                        lines.RemoveAt(at);
                        break;
                    case 2:
                        lines[at] = string.Concat(lines[at].AsSpan(0, lines[at].Length / 2), random.Next(100).ToString(), lines[at].AsSpan(lines[at].Length / 2));
                        break;
                    default:
                        (lines[at], lines[0]) = (lines[0], lines[at]);
                        break;
                }
            }

            yield return Encoding.UTF8.GetBytes(string.Join('\n', lines));
        }
    }

    /// <summary>What a version has from the one before, as a delta says it: found by blocks, and followed to the first byte that differs.</summary>
    private static IEnumerable<CopiedRun> Runs(byte[] source, byte[] target)
    {
        const int Block = 64;
        var (from, to) = (Encoding.Latin1.GetString(source), Encoding.Latin1.GetString(target));
        var blocks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at + Block <= from.Length; at += Block)
        {
            blocks.TryAdd(from.Substring(at, Block), at);
        }

        for (var at = 0; at + Block <= to.Length;)
        {
            var length = 0;
            if (blocks.TryGetValue(to.Substring(at, Block), out var found))
            {
                length = target.AsSpan(at).CommonPrefixLength(source.AsSpan(found));
                if (length >= CopiedRun.Shortest)
                {
                    yield return new CopiedRun(found, at, length);
                }
            }

            at += Math.Max(1, length);
        }
    }

    private static List<string> Whole(ContentScanner scanner, byte[] content)
    {
        var matches = new List<PlacedMatch>();
        scanner.Scan(content, 0, content.Length, matches);
        return Text(matches);
    }

    private static List<string> InPieces(PieceScanner scanner, byte[] content, Derivation? derivation = null)
    {
        var matches = new List<PlacedMatch>();
        scanner.Scan(content, 0, content.Length, matches, derivation);
        return Text(matches);
    }

    /// <summary>Everything of a match but the secret's text.</summary>
    private static List<string> Text(List<PlacedMatch> matches) =>
        [.. matches.Select(m => $"{Pack.Rules[m.Match.Rule].Id} {m.Start} {m.Match.Length} {m.Match.Confidence} {m.Match.Traits} {m.Match.Checksum}").Distinct().Order(StringComparer.Ordinal)];
}
