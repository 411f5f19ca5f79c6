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

    /// <summary>
    /// Appends the matches of a binary item; the path decides between them. Their secret is a hash of the item's head, which names a store and gives nothing
    /// away.
    /// </summary>
    public void ScanBinary(ReadOnlySpan<byte> head, List<PlacedMatch> matches)
    {
        _raw.Clear();
        _detector.Detect(head, _raw);
        if (_raw.Count == 0)
        {
            return;
        }

        var length = Math.Min(head.Length, FileDetector.HeadLength);
        var secret = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(head[..length]));
        foreach (var raw in _raw)
        {
            matches.Add(new PlacedMatch(new JudgedMatch { Rule = raw.Rule, Length = length, Secret = secret, Confidence = _pack.Rules[raw.Rule].Confidence }, 0));
        }
    }
}
