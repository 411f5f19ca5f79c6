using System.Text;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Sources;
using LeakScan.Sources.Encodings;
using LeakScan.Sources.Reading;

namespace LeakScan.Cli.Removing;

/// <summary>
/// What <c>git filter-repo</c> needs to take the secrets of a report out of a history: the bytes to replace, as they stand there and not as they were decoded, and the files
/// that only go as a whole, because it replaces nothing in what it takes for binary.
/// </summary>
internal sealed class Removal
{
    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expression> _expressions = new(StringComparer.Ordinal);
    private readonly GitRepository _repository;
    private readonly ObjectBuffer _buffer = new();

    private Removal(GitRepository repository) => _repository = repository;

    /// <summary>Files that have to go as a whole.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>How many secrets could not be read again.</summary>
    public int Unreadable { get; private set; }

    /// <summary>How many expressions are so short that something harmless may look like them.</summary>
    public int ShortOnes => _expressions.Values.Count(e => e.IsShort);

    /// <summary>Whether there is nothing to remove.</summary>
    public bool IsEmpty => _expressions.Count == 0 && _files.Count == 0;

    /// <summary>Finds out what there is to remove.</summary>
    /// <param name="findings">What was found; only what stands in the history counts.</param>
    /// <param name="repository">The repository.</param>
    public static Removal Of(IEnumerable<Finding> findings, GitRepository repository)
    {
        var removal = new Removal(repository);
        foreach (var finding in findings)
        {
            removal.Add(finding.Rule, finding.Provenance, finding.Region);
            foreach (var part in finding.Parts)
            {
                removal.Add(part.Rule, part.Provenance, part.Region);
            }
        }

        return removal;
    }

    /// <summary>
    /// The lines of the expressions file, the longest secret first, so that no other is torn apart. Literals come before all patterns there: one that is a part of a
    /// pattern becomes a pattern too.
    /// </summary>
    public IReadOnlyList<string> Lines()
    {
        List<Expression> all = [.. _expressions.OrderByDescending(e => e.Value.Bytes.Length).ThenBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value)];
        var patterns = all.FindAll(e => e.NeedsPattern);
        return [.. all.Select(e => e.ToLine(patterns.Exists(p => p != e && p.Bytes.AsSpan().IndexOf(e.Bytes) >= 0)))];
    }

    private void Add(Rule rule, Provenance provenance, Region region)
    {
        // A file known by its name alone is a finding because of what stands in it.
        if (provenance is not GitProvenance { IsStaged: false, Location: var location } || rule is { Detector: DetectorKind.File, Pattern: null })
        {
            return;
        }

        if (_repository.Objects.Read(location.Object, _buffer) is not null)
        {
            Unreadable++;
            return;
        }

        var content = _buffer.Content;
        var encoding = TextEncodingDetector.Detect(content, out var markLength);
        if (location.Path is { } path && (rule.Detector == DetectorKind.File || encoding != TextEncoding.Bytes || LfsPointer.Is(content)))
        {
            _files.Add(path);
            return;
        }

        content = location.Kind == ObjectKind.Blob ? content[markLength..] : content;
        if (RegionFinder.Find(content, region) is not var (start, end))
        {
            Unreadable++;
            return;
        }

        var bytes = content[start..end].ToArray();
        var standsAlone = !IsWord(content, start - 1) && !IsWord(content, end);
        var key = Encoding.Latin1.GetString(bytes);
        if (!_expressions.TryGetValue(key, out var known) || (known.NeedsPattern && !standsAlone))
        {
            _expressions[key] = new Expression(bytes, standsAlone);
        }
    }

    private static bool IsWord(ReadOnlySpan<byte> content, int at) =>
        at >= 0 && at < content.Length && (char.IsAsciiLetterOrDigit((char)content[at]) || content[at] == '_');
}
