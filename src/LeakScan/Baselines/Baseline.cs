using System.Diagnostics.CodeAnalysis;

namespace LeakScan.Baselines;

/// <summary>The findings accepted earlier, in order of their fingerprints, each once. Immutable.</summary>
internal sealed class Baseline
{
    private readonly SortedDictionary<string, BaselineEntry> _entries = new(StringComparer.Ordinal);

    /// <param name="entries">The entries; of several for one finding the one that expires first counts.</param>
    /// <param name="comments">Lines that people wrote above the entries, without the sign in front.</param>
    public Baseline(IEnumerable<BaselineEntry> entries, IReadOnlyList<string>? comments = null)
    {
        Comments = comments ?? [];
        foreach (var entry in entries)
        {
            // Two branches that changed an entry differently, merged line by line, leave both: the stricter one is the one nobody is surprised by.
            if (!_entries.TryGetValue(entry.Fingerprint, out var other) || (entry.Expires ?? DateOnly.MaxValue) < (other.Expires ?? DateOnly.MaxValue))
            {
                _entries[entry.Fingerprint] = entry;
            }
        }
    }

    public IReadOnlyCollection<BaselineEntry> Entries => _entries.Values;

    public IReadOnlyList<string> Comments { get; }

    /// <summary>The entry that accepts a finding, expired or not.</summary>
    public bool TryFind(string fingerprint, [MaybeNullWhen(false)] out BaselineEntry entry) => _entries.TryGetValue(fingerprint, out entry);

    /// <summary>This baseline with other entries in the place of some of its own, and without some.</summary>
    public Baseline With(IEnumerable<BaselineEntry> entries, IEnumerable<BaselineEntry> without)
    {
        var changed = new SortedDictionary<string, BaselineEntry>(_entries, StringComparer.Ordinal);
        foreach (var entry in without)
        {
            changed.Remove(entry.Fingerprint);
        }

        foreach (var entry in entries)
        {
            changed[entry.Fingerprint] = entry;
        }

        return new Baseline(changed.Values, Comments);
    }
}
