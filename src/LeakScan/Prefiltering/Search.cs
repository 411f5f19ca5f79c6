using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LeakScan.Prefiltering;

/// <summary>One call of <see cref="Prefilter.Find"/>: what is searched, which candidates count, and where they go, in order.</summary>
internal readonly ref struct Search
{
    private readonly int _from;
    private readonly int _to;
    private readonly List<Candidate> _candidates;
    private readonly int _first;
    private readonly CandidateRefuser? _refuser;

    /// <summary>A search for candidates that start in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public Search(ReadOnlySpan<byte> content, int from, int to, List<Candidate> candidates, CandidateRefuser? refuser)
    {
        Content = content;
        _from = from;
        _to = to;
        _candidates = candidates;
        _refuser = refuser;
        _first = candidates.Count;
    }

    /// <summary>The whole content.</summary>
    public ReadOnlySpan<byte> Content { get; }

    /// <summary>Whether a keyword that starts there and has that length counts.</summary>
    public bool Includes(int start, int length) => start >= _from && start < _to && length <= Content.Length - start;

    /// <summary>Adds a candidate where it belongs, unless it is refused. Not within the loop that finds them, whose values it would drive out of the registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Candidate candidate)
    {
        if (_refuser?.Refuses(Content, candidate) == true)
        {
            return;
        }

        _candidates.Add(candidate);
        var found = CollectionsMarshal.AsSpan(_candidates)[_first..];
        if (found.Length > 1 && IsBefore(candidate, found[^2]))
        {
            MoveUp(found);
        }
    }

    // Candidates come in order of their pieces, which is nearly theirs: one moves over those only that start within MaxOffset of it.
    private static void MoveUp(Span<Candidate> candidates)
    {
        var candidate = candidates[^1];
        var at = candidates.Length - 1;
        for (; at > 0 && IsBefore(candidate, candidates[at - 1]); at--)
        {
            candidates[at] = candidates[at - 1];
        }

        candidates[at] = candidate;
    }

    private static bool IsBefore(Candidate one, Candidate other) =>
        one.Position < other.Position || (one.Position == other.Position && one.Keyword < other.Keyword);
}
