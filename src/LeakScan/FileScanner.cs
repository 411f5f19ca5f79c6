using System.Security.Cryptography;
using LeakScan.Detection;
using LeakScan.Detection.Files;
using LeakScan.Filtering;
using LeakScan.Rules;

namespace LeakScan;

/// <summary>Finds files that are secrets as a whole, by their first bytes. Belongs to one thread.</summary>
internal sealed class FileScanner
{
    private readonly RulePack _pack;
    private readonly FileDetector _detector;
    private readonly MatchJudge _judge;
    private readonly List<RawMatch> _raw = [];

    public FileScanner(RulePack pack)
    {
        _pack = pack;
        _detector = new FileDetector(pack);
        _judge = new MatchJudge(pack.Rules);
    }

    /// <summary>Appends the matches of a text, which begin at its first byte.</summary>
    public void Scan(ReadOnlySpan<byte> text, List<PlacedMatch> matches)
    {
        _raw.Clear();
        _detector.Detect(text, _raw);
        foreach (var raw in _raw)
        {
            if (_judge.Judge(text, raw) is { } judged)
            {
                matches.Add(new PlacedMatch(judged, raw.SecretStart));
            }
        }
    }

    /// <summary>The match of a binary item; null for none. Its secret is a hash of the item's head, which names a store and gives nothing away.</summary>
    public PlacedMatch? ScanBinary(ReadOnlySpan<byte> head)
    {
        _raw.Clear();
        _detector.Detect(head, _raw);
        if (_raw.Count == 0)
        {
            return null;
        }

        var rule = _raw[0].Rule;
        var length = Math.Min(head.Length, FileDetector.HeadLength);
        return new PlacedMatch(
            new JudgedMatch
            {
                Rule = rule,
                Length = length,
                Secret = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(head[..length])),
                Confidence = _pack.Rules[rule].Confidence,
            },
            0);
    }
}
