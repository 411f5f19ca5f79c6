using BenchmarkDotNet.Attributes;
using LeakScan.Prefiltering;
using LeakScan.Prefiltering.Planning;

namespace LeakScan.Benchmarks.Prefiltering;

/// <summary>The strategies with the built-in keywords on 4 MB of made-up source code, and on texts made to be slow. For real files there is the quick comparison.</summary>
[MemoryDiagnoser]
public class PrefilterBenchmark
{
    private const int Length = 4_000_000;

    private readonly List<Candidate> _candidates = [];
    private byte[] _text = [];
    private Prefilter? _prefilter;

    [ParamsSource(nameof(Strategies))]
    public string Strategy { get; set; } = "";

    [Params("source", "key=", "ghp_", "a", "sk-ant-api03-")]
    public string Text { get; set; } = "";

    public static IEnumerable<string> Strategies =>
        Enum.GetValues<PrefilterStrategy>().Where(s => s is not (PrefilterStrategy.Auto or PrefilterStrategy.Naive) && Prefilter.IsSupported(s)).Select(s => s.ToString());

    [GlobalSetup]
    public void SetUp()
    {
        _prefilter = Prefilter.Create(BuiltInTables.Read(), Enum.Parse<PrefilterStrategy>(Strategy));
        _text = Text == "source" ? SampleText.Generate(Length) : System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Text, Length / Text.Length)));
    }

    [Benchmark(Baseline = true)]
    public int CountLines() => _text.AsSpan().Count((byte)'\n');

    [Benchmark]
    public int Find()
    {
        _candidates.Clear();
        _prefilter!.Find(_text, 0, _text.Length, _candidates);
        return _candidates.Count;
    }
}
