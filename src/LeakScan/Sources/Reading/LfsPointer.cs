namespace LeakScan.Sources.Reading;

/// <summary>The small text that Git LFS commits in place of a large file: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md</summary>
internal static class LfsPointer
{
    /// <summary>Pointers are shorter than this, says the specification.</summary>
    private const int MaxLength = 1024;

    private static ReadOnlySpan<byte> HashName => "\noid sha256:"u8;

    /// <summary>Whether a whole item is a pointer.</summary>
    public static bool Is(ReadOnlySpan<byte> content) =>
        content.Length < MaxLength
        && content.StartsWith("version https://git-lfs.github.com/spec/v1\n"u8)
        && content.IndexOf(HashName) >= 0;

    /// <summary>The hash of the file that a pointer stands for, in hexadecimal; empty when there is none.</summary>
    public static ReadOnlySpan<byte> HashOf(ReadOnlySpan<byte> pointer) => Field(pointer, HashName);

    /// <summary>What stands behind a name, up to the end of the line.</summary>
    public static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> pointer, ReadOnlySpan<byte> name)
    {
        var at = pointer.IndexOf(name);
        var rest = at < 0 ? default : pointer[(at + name.Length)..];
        return rest.IndexOf((byte)'\n') is >= 0 and var end ? rest[..end] : rest;
    }
}
