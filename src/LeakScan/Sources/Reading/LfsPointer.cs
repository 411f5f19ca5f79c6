namespace LeakScan.Sources.Reading;

/// <summary>The small text that Git LFS commits in place of a large file: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md</summary>
internal static class LfsPointer
{
    /// <summary>Pointers are shorter than this, says the specification.</summary>
    private const int MaxLength = 1024;

    /// <summary>Whether a whole item is a pointer.</summary>
    public static bool Is(ReadOnlySpan<byte> content) =>
        content.Length < MaxLength
        && content.StartsWith("version https://git-lfs.github.com/spec/v1\n"u8)
        && content.IndexOf("\noid sha256:"u8) >= 0;
}
