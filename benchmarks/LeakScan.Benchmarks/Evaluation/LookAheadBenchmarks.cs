using System.Text;
using BenchmarkDotNet.Attributes;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;
using LeakScan.Filtering.Values;
using LeakScan.Rules.Packs;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>
/// What a candidate of a common word costs: the look-ahead alone, and all of detection and value filter. Plain code, and inputs made to hurt; each
/// is 64 KiB of the same piece, and the figure is per candidate.
/// </summary>
public class LookAheadBenchmarks
{
    private const int Length = 1 << 16;
    private const string Keyword = "key";
    private readonly AssignmentDetector _detector = new();
    private readonly List<RawMatch> _matches = [];
    private byte[] _content = [];
    private int[] _positions = [];

    /// <summary>The piece that the input repeats.</summary>
    [Params("for (key in keys) { map[key] = value; }\n", "key=", "\"key\": \"name\",\n", "apiKey = \"Zk9Qx27pLr84TmWv\";\n", "key_key_", "the key to it\n")] // leakscan:allow made up
    public string Piece { get; set; } = string.Empty;

    /// <summary>Builds the input and finds its candidates.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Piece, Length / Piece.Length)));
        _positions = [.. Enumerable.Range(0, _content.Length - Keyword.Length).Where(i => Ascii.EqualsIgnoreCase(_content.AsSpan(i, Keyword.Length), Keyword))];
    }

    /// <summary>The look-ahead alone.</summary>
    [Benchmark]
    public int LookAheadOnly()
    {
        var passed = 0;
        foreach (var position in _positions)
        {
            passed += LookAhead.MayAssign(_content, position, Keyword.Length) ? 1 : 0;
        }

        return passed;
    }

    /// <summary>Detection and value filter.</summary>
    [Benchmark]
    public int DetectAndJudge()
    {
        _matches.Clear();
        foreach (var position in _positions)
        {
            _detector.Detect(_content, position, new KeywordAnchor(0, Keyword.Length, 0, 0), _matches);
        }

        var kept = 0;
        foreach (var raw in _matches)
        {
            var match = raw;
            kept += AssignmentFilter.Objection(_content, ref match) is null ? 1 : 0;
        }

        return kept;
    }
}
