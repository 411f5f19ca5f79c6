using System.IO.MemoryMappedFiles;
using BenchmarkDotNet.Attributes;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan.Benchmarks.Sources;

/// <summary>Reads one warm file of 512 MB: in windows of several sizes, and through mapped memory for comparison, which is not used because a file that is shortened meanwhile kills the process.</summary>
public class LargeFileBenchmarks
{
    private const int Length = 512 << 20;
    private string _file = "";

    [Params(1 << 20, 4 << 20, 16 << 20)]
    public int Window { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _file = Path.GetTempFileName();
        var block = "static int do_something(struct foo *bar, const char *name); //\n\n"u8.ToArray();
        using var file = File.Create(_file);
        for (var i = 0; i < Length / block.Length; i++)
        {
            file.Write(block);
        }
    }

    [GlobalCleanup]
    public void CleanUp() => File.Delete(_file);

    [Benchmark(Baseline = true)]
    public long Windows()
    {
        var sink = new SearchingSink();
        var reader = new ItemReader(sink, Window);
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        reader.Begin(new StreamByteReader(file));
        reader.Push(SourceItem.File(_file), CancellationToken.None);
        return sink.Bytes;
    }

    [Benchmark]
    public unsafe long MappedMemory()
    {
        var sink = new SearchingSink();
        using var map = MemoryMappedFile.CreateFromFile(_file, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* bytes = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
        for (var at = 0; at < Length; at += Window)
        {
            sink.Accept(SourceItem.File(_file), new Content(new ReadOnlySpan<byte>(bytes + at, Math.Min(Window, Length - at))));
        }

        view.SafeMemoryMappedViewHandle.ReleasePointer();
        return sink.Bytes;
    }
}
