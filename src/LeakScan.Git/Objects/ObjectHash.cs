using System.Security.Cryptography;

namespace LeakScan.Git;

/// <summary>Object ids from bytes: the SHA-1 of "kind length NUL content".</summary>
internal static class ObjectHash
{
    /// <summary>The id that these bytes have.</summary>
    public static ObjectId Compute(ObjectKind kind, ReadOnlySpan<byte> content)
    {
        // An id says which bytes are meant; nothing is trusted because of it.
#pragma warning disable CA5350 // git's object ids are SHA-1
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        Span<byte> header = stackalloc byte[32];
        var name = kind switch
        {
            ObjectKind.Commit => "commit "u8,
            ObjectKind.Tree => "tree "u8,
            ObjectKind.Blob => "blob "u8,
            _ => "tag "u8,
        };
        name.CopyTo(header);
        content.Length.TryFormat(header[name.Length..], out var digits);
        header[name.Length + digits] = 0;
        hash.AppendData(header[..(name.Length + digits + 1)]);
        hash.AppendData(content);
        Span<byte> digest = stackalloc byte[ObjectId.Size];
        hash.GetHashAndReset(digest);
        return new ObjectId(digest);
    }
}
