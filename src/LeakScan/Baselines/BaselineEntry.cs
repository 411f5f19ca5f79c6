namespace LeakScan.Baselines;

/// <summary>A finding that was accepted earlier.</summary>
/// <param name="Fingerprint">The finding's fingerprint: by it alone the entry is recognised, wherever the secret stands.</param>
/// <param name="RuleId">The rule that found it; for people.</param>
/// <param name="Path">Where it stood when it was accepted; for people, '/'-separated.</param>
/// <param name="Expires">The last day on which it is accepted; null for ever.</param>
/// <param name="Reason">Why it is accepted; null when nobody said.</param>
internal sealed record BaselineEntry(string Fingerprint, string RuleId, string Path, DateOnly? Expires, string? Reason)
{
    /// <summary>Whether it is accepted no longer.</summary>
    public bool HasExpired(DateOnly today) => Expires < today;
}
