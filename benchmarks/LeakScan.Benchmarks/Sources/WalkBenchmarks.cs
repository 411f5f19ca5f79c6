using BenchmarkDotNet.Attributes;
using LeakScan.Sources;
using LeakScan.Sources.Trees;

namespace LeakScan.Benchmarks.Sources;

/// <summary>Walks and reads a warm tree of 20,000 small files, with each reader and with ignore rules. The allocated bytes tell that nothing but the paths is allocated.</summary>
[MemoryDiagnoser]
public class WalkBenchmarks
{
    private string _tree = "";

    [Params(1, 2)]
    public int Workers { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _tree = SampleTree.Create(20_000);

        // The least that makes it a repository, with as many patterns as the usual ignore file of a large project.
        Directory.CreateDirectory(Path.Join(_tree, ".git", "objects"));
        File.WriteAllLines(
            Path.Join(_tree, ".gitignore"),
            Enumerable.Range(0, 80).SelectMany(i => (string[])[$"*.ext{i}", $"[Nn]ame{i}/", $"plain{i}", $"/rooted/path{i}"]));
    }

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_tree, recursive: true);

    [Benchmark(Baseline = true)]
    public long SystemCalls() => Walk(new FileTreeOptions { NoIgnore = true });

    [Benchmark]
    public long BaseClassLibrary() => Walk(new FileTreeOptions { NoIgnore = true, CreateReader = () => new PortableTreeReader() });

    [Benchmark]
    public long WithIgnoreRules() => Walk(new FileTreeOptions());

    private long Walk(FileTreeOptions options)
    {
        var coverage = new Coverage();
        new FileTreeSource([_tree], options).Read(new SourceContext(Workers, () => new SearchingSink(), coverage, CancellationToken.None));
        return coverage.Bytes;
    }
}
