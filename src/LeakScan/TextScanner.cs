using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>
/// Scans one short text after the other, each as <see cref="Scanner"/> scans a source that is one text, and prepares once what depends on the rules alone: with
/// thousands of rules that takes longer than the text. Belongs to one thread.
/// </summary>
internal sealed class TextScanner
{
    private readonly ContentSink _sink;
    private readonly FindingAssembler _assembler;
    private readonly ScanOptions _options;

    /// <param name="rules">The rules.</param>
    /// <param name="scanner">This thread's scanner.</param>
    /// <param name="options">How texts are scanned.</param>
    public TextScanner(RulePack rules, ContentScanner scanner, ScanOptions options)
    {
        _sink = new ContentSink(rules, scanner, options, new ScanCounter());
        _assembler = new FindingAssembler(rules.Rules, new Coverage());
        _options = options;
    }

    /// <summary>The findings that count in a text.</summary>
    /// <param name="text">The text, UTF-8; with a NUL in it a binary file.</param>
    /// <param name="path">The path it is taken to have; null for none.</param>
    public IEnumerable<Finding> Scan(byte[] text, string? path)
    {
        var source = new SingleTextSource(text, path);
        _sink.Found.Clear();
        source.Read(new SourceContext(1, () => _sink, new Coverage(), CancellationToken.None));
        _sink.Flush();
        if (_sink.Found.Count == 0)
        {
            return [];
        }

        var locations = source.Locate([.. _sink.Found.Select(f => f.Item)], CancellationToken.None);
        return _assembler.Assemble(_sink.Found, locations, _options.MinConfidence, static (_, _) => [], out _).Where(f => f.Suppression is null);
    }
}
