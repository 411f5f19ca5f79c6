using System.Buffers.Text;
using System.IO.Compression;

namespace LeakScan.Git;

/// <summary>
/// Objects in files of their own. Read here and not by libgit2 1.8, which goes round for ever on a file that was cut off
/// (https://github.com/libgit2/libgit2/issues/7342) and writes outside of its memory when an object is longer than it says
/// (https://github.com/libgit2/libgit2/issues/7177). Safe for several threads.
/// Format: https://git-scm.com/docs/gitformat-loose
/// </summary>
internal sealed class LooseObjects(IReadOnlyList<string> directories)
{
    private const int MaxHeader = 32;

    /// <summary>Reads an object.</summary>
    /// <returns>Null when it was read, otherwise why not.</returns>
    public ObjectProblem? Read(ObjectId id, ObjectBuffer buffer) => Open(id, (kind, size, inflated) =>
    {
        if (size > Array.MaxLength)
        {
            return new ObjectProblem(id, ObjectProblemKind.TooLarge, $"It has {size} bytes; at most {Array.MaxLength} can be read.");
        }

        inflated.ReadExactly(buffer.Prepare(kind, (int)size));
        return inflated.ReadByte() < 0 ? null : Corrupt(id);
    });

    /// <summary>The kind of an object; null when it cannot be read.</summary>
    public ObjectKind? ReadKind(ObjectId id)
    {
        ObjectKind? found = null;
        Open(id, (kind, _, _) =>
        {
            found = kind;
            return null;
        });
        return found;
    }

    private static ObjectProblem Corrupt(ObjectId id) => new(id, ObjectProblemKind.Corrupt, "It is there and cannot be decoded.");

    private ObjectProblem? Open(ObjectId id, Func<ObjectKind, long, ZLibStream, ObjectProblem?> read)
    {
        var name = id.ToString();
        var file = directories.Select(d => Path.Combine(d, name[..2], name[2..])).FirstOrDefault(File.Exists);
        if (file is null)
        {
            return new ObjectProblem(id, ObjectProblemKind.Missing, "It is in no pack and not loose.");
        }

        try
        {
            using var stream = File.OpenRead(file);
            using var inflated = new ZLibStream(stream, CompressionMode.Decompress);
            return ReadHeader(inflated) is var (kind, size) ? read(kind, size, inflated) : Corrupt(id);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return Corrupt(id);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ObjectProblem(id, ObjectProblemKind.Unreadable, exception.Message);
        }
    }

    // "<kind> <length>\0", then the content.
    private static (ObjectKind Kind, long Size)? ReadHeader(ZLibStream inflated)
    {
        Span<byte> header = stackalloc byte[MaxHeader];
        var length = 0;
        while (length < MaxHeader)
        {
            inflated.ReadExactly(header.Slice(length, 1));
            if (header[length] == 0)
            {
                break;
            }

            length++;
        }

        header = header[..length];
        var blank = header.IndexOf((byte)' ');
        return blank >= 0 && Utf8Parser.TryParse(header[(blank + 1)..], out long size, out var digits) && digits == length - blank - 1 && size >= 0
            && ParseKind(header[..blank]) is { } kind
            ? (kind, size)
            : null;
    }

    private static ObjectKind? ParseKind(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("blob"u8) => ObjectKind.Blob,
        _ when name.SequenceEqual("tree"u8) => ObjectKind.Tree,
        _ when name.SequenceEqual("commit"u8) => ObjectKind.Commit,
        _ when name.SequenceEqual("tag"u8) => ObjectKind.Tag,
        _ => null,
    };
}
