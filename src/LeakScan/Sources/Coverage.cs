using System.Collections.Concurrent;

namespace LeakScan.Sources;

/// <summary>
/// What was read and what was not, with the reason. Safe for use by several threads. By-design omissions (binary, ignored, …) are only counted;
/// gaps are kept one by one, up to <see cref="MaxListed"/> for each reason, and make the scan incomplete.
/// </summary>
public sealed class Coverage
{
    /// <summary>How many omissions of one reason are listed; all are counted.</summary>
    public const int MaxListed = 1000;

    private static readonly int ReasonCount = Enum.GetValues<OmissionReason>().Length;
    private readonly long[] _omitted = new long[ReasonCount];
    private ConcurrentQueue<Omission> _listed = new();
    private long _files;
    private long _blobs;
    private long _commits;
    private long _tags;
    private long _bytes;
    private long _recalled;

    /// <summary>Files read, standard input included.</summary>
    public long Files => Interlocked.Read(ref _files);

    /// <summary>Distinct git blobs read.</summary>
    public long Blobs => Interlocked.Read(ref _blobs);

    /// <summary>Commits read.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Annotated tags read.</summary>
    public long Tags => Interlocked.Read(ref _tags);

    /// <summary>Bytes read, before any decoding.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many of these git objects an earlier run had read, so that what it found was taken over.</summary>
    public long Recalled => Interlocked.Read(ref _recalled);

    /// <summary>Whether everything that should have been read was read.</summary>
    public bool IsComplete
    {
        get
        {
            for (var i = 0; i < ReasonCount; i++)
            {
                if (IsGap((OmissionReason)i) && Count((OmissionReason)i) > 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether a reason makes a scan incomplete.</summary>
    public static bool IsGap(OmissionReason reason) => reason >= OmissionReason.Unreadable;

    /// <summary>How often something was not read for this reason.</summary>
    public long Count(OmissionReason reason) => Interlocked.Read(ref _omitted[(int)reason]);

    /// <summary>The listed gaps, sorted by reason and subject.</summary>
    public IReadOnlyList<Omission> Gaps =>
        [.. _listed.OrderBy(o => o.Reason).ThenBy(o => o.Subject, StringComparer.Ordinal).ThenBy(o => o.Detail, StringComparer.Ordinal)];

    /// <summary>Counts a file.</summary>
    public void AddFile(long bytes)
    {
        Interlocked.Increment(ref _files);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>Counts git objects.</summary>
    public void AddObjects(long blobs, long commits, long tags, long bytes)
    {
        Interlocked.Add(ref _blobs, blobs);
        Interlocked.Add(ref _commits, commits);
        Interlocked.Add(ref _tags, tags);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>Counts git objects that were counted already as taken over from an earlier run.</summary>
    public void AddRecalled(long objects) => Interlocked.Add(ref _recalled, objects);

    /// <summary>Changes the names in what is listed. Not while something is still being noted.</summary>
    internal void Rename(Func<string, string> rename) =>
        _listed = new(_listed.Select(o => o with { Subject = rename(o.Subject), Detail = rename(o.Detail) }));

    /// <summary>Notes something that was not read.</summary>
    public void Omit(OmissionReason reason, string subject, string detail = "")
    {
        if (Interlocked.Increment(ref _omitted[(int)reason]) <= MaxListed && IsGap(reason))
        {
            _listed.Enqueue(new Omission(reason, subject, detail));
        }
    }
}
