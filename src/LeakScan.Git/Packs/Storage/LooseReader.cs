using System.Buffers.Text;

namespace LeakScan.Git;

/// <summary>Reads loose objects. Opening the file costs more than hashing what is in it, so the id is always verified. One per thread.</summary>
internal sealed class LooseReader(BufferPool pool, ReadLimits limits)
{
    // "commit 4294967296" and the NUL, with room to spare.
    private const int MaxHeader = 32;

    // Larger files are mapped instead of copied.
    private const int MaxCopied = 1 << 20;

    private readonly TableInflater _inflater = new();
    private readonly ZLibInflater _secondOpinion = new();
    private readonly byte[] _header = new byte[MaxHeader + NativeBuffer.Slack];

    /// <summary>Reads the object that a file should hold. Null when that fails.</summary>
    public NativeBuffer? Read(string path, in ObjectId id, out ObjectKind kind, out ReadFailure failure)
    {
        kind = default;
        NativeBuffer? copy = null;
        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            if (length > MaxCopied)
            {
                using var mapped = MappedFile.Open(path);
                return Read(mapped.From(0), id, out kind, out failure);
            }

            copy = pool.Rent((int)length);
            var read = 0;
            while (read < length && RandomAccess.Read(file, copy.Whole[read..(int)length], read) is > 0 and var count)
            {
                read += count;
            }

            return Read(copy.Content[..read], id, out kind, out failure);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            failure = ReadFailure.Missing;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = ReadFailure.Unreadable;
            return null;
        }
        finally
        {
            if (copy is not null)
            {
                pool.Return(copy);
            }
        }
    }

    /// <summary>The kind that the header of a file says; null when it is not a loose object.</summary>
    public ObjectKind? ReadKind(string path)
    {
        try
        {
            using var mapped = MappedFile.Open(path);
            return TryReadHeader(mapped.From(0), out var kind, out _, out _) ? kind : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private NativeBuffer? Read(ReadOnlySpan<byte> zlib, in ObjectId id, out ObjectKind kind, out ReadFailure failure)
    {
        if (!TryReadHeader(zlib, out kind, out var start, out var size))
        {
            failure = ReadFailure.BadHeader;
            return null;
        }

        if (size > limits.MaxObjectSize)
        {
            failure = ReadFailure.TooLarge;
            return null;
        }

        var buffer = pool.Rent(start + (int)size);
        if (_inflater.TryInflate(zlib, buffer.Whole, buffer.Length) || _secondOpinion.TryInflate(zlib, buffer.Whole, buffer.Length))
        {
            buffer.Start = start;
            buffer.Length = (int)size;
            failure = ObjectHash.Compute(kind, buffer.Content) == id ? ReadFailure.None : ReadFailure.WrongId;
        }
        else
        {
            failure = ReadFailure.BadData;
        }

        if (failure == ReadFailure.None)
        {
            return buffer;
        }

        pool.Return(buffer);
        return null;
    }

    private bool TryReadHeader(ReadOnlySpan<byte> zlib, out ObjectKind kind, out int length, out long size)
    {
        var read = Math.Max(_inflater.InflateStart(zlib, _header, MaxHeader), 0);
        var header = _header.AsSpan(0, read);
        length = header.IndexOf((byte)0) + 1;
        var space = header.IndexOf((byte)' ');
        size = 0;
        kind = default;
        if (length == 0 || space < 0 || space > length)
        {
            return false;
        }

        var name = header[..space];
        kind = name.SequenceEqual("blob"u8) ? ObjectKind.Blob
            : name.SequenceEqual("tree"u8) ? ObjectKind.Tree
            : name.SequenceEqual("commit"u8) ? ObjectKind.Commit
            : name.SequenceEqual("tag"u8) ? ObjectKind.Tag
            : default;
        var digits = header[(space + 1)..(length - 1)];
        return kind != default && Utf8Parser.TryParse(digits, out size, out var consumed) && consumed == digits.Length && size >= 0;
    }
}
