using System.Buffers.Text;

namespace LeakScan.Git;

/// <summary>What walking a history needs of a commit.</summary>
/// <param name="Id">The commit's id.</param>
/// <param name="Tree">Its tree.</param>
/// <param name="Parents">Its parents in order, as written: grafts and shallow boundaries are the walker's business.</param>
/// <param name="Time">The committer's date in seconds since 1970; 0 when it is unreadable, as in git.</param>
internal sealed record CommitHeader(ObjectId Id, ObjectId Tree, ObjectId[] Parents, long Time)
{
    private const int HexLength = 2 * ObjectId.Size;

    /// <summary>Reads the lines before the message. False when they are not those of a commit.</summary>
    public static bool TryParse(ObjectId id, ReadOnlySpan<byte> content, out CommitHeader commit)
    {
        commit = null!;
        if (!TryReadId(ref content, "tree "u8, out var tree))
        {
            return false;
        }

        var parents = Array.Empty<ObjectId>();
        while (TryReadId(ref content, "parent "u8, out var parent))
        {
            parents = parents.Length == 0 ? [parent] : [.. parents, parent];
        }

        commit = new CommitHeader(id, tree, parents, ReadTime(content));
        return true;
    }

    private static bool TryReadId(ref ReadOnlySpan<byte> content, ReadOnlySpan<byte> field, out ObjectId id)
    {
        id = default;
        if (!content.StartsWith(field) || content.Length <= field.Length + HexLength || content[field.Length + HexLength] != '\n')
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[ObjectId.Size];
        if (Convert.FromHexString(content.Slice(field.Length, HexLength), bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        id = new ObjectId(bytes);
        content = content[(field.Length + HexLength + 1)..];
        return true;
    }

    // The number behind the last '>' of the committer's line.
    private static long ReadTime(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty && content[0] != '\n')
        {
            var end = content.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            if (line.StartsWith("committer "u8))
            {
                var date = line[(line.LastIndexOf((byte)'>') + 1)..].TrimStart((byte)' ');
                return Utf8Parser.TryParse(date, out long time, out _) && time > 0 ? time : 0;
            }

            content = end < 0 ? default : content[(end + 1)..];
        }

        return 0;
    }
}
