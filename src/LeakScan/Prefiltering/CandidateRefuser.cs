namespace LeakScan.Prefiltering;

/// <summary>Knows of keywords that the bytes round them keep from leading to anything, so that a prefilter need not tell of them. Some stand thousands of times in a megabyte.</summary>
internal abstract class CandidateRefuser
{
    /// <summary>Whether nothing is lost without a candidate.</summary>
    public abstract bool Refuses(ReadOnlySpan<byte> content, Candidate candidate);
}
