namespace LeakScan.Git;

/// <summary>The few bytes before an entry's compressed data (https://git-scm.com/docs/pack-format, "Pack file entry").</summary>
/// <param name="Type">How it is stored; <see cref="EntryType.Broken"/> when the bytes make no sense, and nothing else is set then.</param>
/// <param name="Size">Inflated size in bytes, of the object or of the delta, as claimed.</param>
/// <param name="DataOffset">Where the compressed data starts.</param>
/// <param name="BaseOffset">For an offset delta, where its base starts; it may point outside the pack.</param>
internal readonly record struct EntryHeader(EntryType Type, long Size, long DataOffset, long BaseOffset)
{
    public bool IsDelta => Type >= EntryType.OffsetDelta;
}
