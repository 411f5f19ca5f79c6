namespace LeakScan.Sources;

/// <summary>
/// What was read and what was not, with the reason. Safe for use by several threads. By-design omissions (binary, ignored, …) are only counted;
/// gaps are kept one by one, for each reason the first <see cref="MaxListed"/> in the order of <see cref="Gaps"/>, whichever thread met them when, and make the
/// scan incomplete.
/// </summary>
public sealed class Coverage
{
    /// <summary>How many omissions of one reason are listed; all are counted.</summary>
    public const int MaxListed = 1000;

    private static readonly int ReasonCount = Enum.GetValues<OmissionReason>().Length;
    private readonly long[] _omitted = new long[ReasonCount];

    // A heap for each reason, its last element on top, so that an earlier one takes its place once there are too many.
    private readonly PriorityQueue<Omission, Omission>[] _listed =
        [.. Enumerable.Range(0, ReasonCount).Select(_ => new PriorityQueue<Omission, Omission>(Comparer<Omission>.Create((a, b) => Compare(b, a))))];

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

    /// <summary>Whether something that should have been read was not, for another reason than these.</summary>
    internal bool HasGapsBeside(IReadOnlyCollection<OmissionReason> reasons) =>
        Enum.GetValues<OmissionReason>().Any(r => IsGap(r) && Count(r) > 0 && !reasons.Contains(r));

    /// <summary>Whether a reason makes a scan incomplete.</summary>
    public static bool IsGap(OmissionReason reason) => reason >= OmissionReason.Unreadable;

    /// <summary>How often something was not read for this reason.</summary>
    public long Count(OmissionReason reason) => Interlocked.Read(ref _omitted[(int)reason]);

    /// <summary>The listed gaps, sorted by reason and subject.</summary>
    public IReadOnlyList<Omission> Gaps => [.. _listed.SelectMany(Listed)];

    /// <summary>Counts a file.</summary>
    internal void AddFile(long bytes)
    {
        Interlocked.Increment(ref _files);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>Counts git objects.</summary>
    internal void AddObjects(long blobs, long commits, long tags, long bytes)
    {
        Interlocked.Add(ref _blobs, blobs);
        Interlocked.Add(ref _commits, commits);
        Interlocked.Add(ref _tags, tags);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>Counts git objects that were counted already as taken over from an earlier run.</summary>
    internal void AddRecalled(long objects) => Interlocked.Add(ref _recalled, objects);

    /// <summary>Changes what is listed, but no reason. Not while something is still being noted.</summary>
    internal void Change(Func<Omission, Omission> change)
    {
        foreach (var listed in _listed)
        {
            Omission[] omissions = [.. listed.UnorderedItems.Select(i => i.Element)];
            listed.Clear();
            foreach (var omission in omissions)
            {
                Add(change(omission));
            }
        }
    }

    /// <summary>Adds what another scan read and what it did not. Not while something is still being noted there.</summary>
    /// <param name="other">The other scan's.</param>
    /// <param name="change">What becomes of the gaps that it lists.</param>
    internal void Include(Coverage other, Func<Omission, Omission> change)
    {
        Interlocked.Add(ref _files, other.Files);
        AddObjects(other.Blobs, other.Commits, other.Tags, other.Bytes);
        AddRecalled(other.Recalled);
        for (var reason = 0; reason < ReasonCount; reason++)
        {
            Interlocked.Add(ref _omitted[reason], other.Count((OmissionReason)reason));
        }

        foreach (var gap in other.Gaps)
        {
            Add(change(gap));
        }
    }

    /// <summary>Notes something that was not read.</summary>
    internal void Omit(OmissionReason reason, string subject, string detail = "")
    {
        Interlocked.Increment(ref _omitted[(int)reason]);
        if (IsGap(reason))
        {
            Add(new Omission(reason, subject, detail));
        }
    }

    private void Add(Omission omission)
    {
        var listed = _listed[(int)omission.Reason];
        lock (listed)
        {
            listed.Enqueue(omission, omission);
            if (listed.Count > MaxListed)
            {
                listed.Dequeue();
            }
        }
    }

    private static List<Omission> Listed(PriorityQueue<Omission, Omission> listed)
    {
        lock (listed)
        {
            List<Omission> omissions = [.. listed.UnorderedItems.Select(i => i.Element)];
            omissions.Sort(Compare);
            return omissions;
        }
    }

    private static int Compare(Omission a, Omission b) =>
        string.CompareOrdinal(a.Subject, b.Subject) is not 0 and var order ? order : string.CompareOrdinal(a.Detail, b.Detail);
}
