using System.Security.Cryptography;

namespace LeakScan.Sources.Reading;

/// <summary>The bytes of a file whose name is their hash, which is computed while they pass: of a file that is read to its end, that costs less than reading it.</summary>
internal sealed class HashedByteReader(Stream stream) : IByteReader, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public int Read(Span<byte> destination)
    {
        var count = stream.Read(destination);
        _hash.AppendData(destination[..count]);
        return count;
    }

    /// <summary>Whether what has passed, once that is all, has this SHA-256, in lower-case hexadecimal.</summary>
    public bool IsNamed(ReadOnlySpan<byte> hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> digits = stackalloc byte[2 * SHA256.HashSizeInBytes];
        _hash.GetCurrentHash(digest);
        return Convert.TryToHexStringLower(digest, digits, out _) && digits.SequenceEqual(hash);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
