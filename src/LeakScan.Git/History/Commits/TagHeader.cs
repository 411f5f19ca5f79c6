namespace LeakScan.Git;

/// <summary>What an annotated tag says before its message.</summary>
/// <param name="Target">The tagged object.</param>
/// <param name="Name">The tag's name; UTF-8, what is not UTF-8 replaced.</param>
internal sealed record TagHeader(ObjectId Target, string Name)
{
    private const int HexLength = 2 * ObjectId.Size;

    /// <summary>Reads the lines before the message. False when they are not those of a tag.</summary>
    public static bool TryParse(ReadOnlySpan<byte> content, out TagHeader tag)
    {
        tag = null!;
        Span<byte> bytes = stackalloc byte[ObjectId.Size];
        if (!content.StartsWith("object "u8) || content.Length <= 7 + HexLength || content[7 + HexLength] != '\n'
            || Convert.FromHexString(content.Slice(7, HexLength), bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var name = "";
        for (var rest = content[(8 + HexLength)..]; !rest.IsEmpty && rest[0] != '\n';)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            if (line.StartsWith("tag "u8))
            {
                name = System.Text.Encoding.UTF8.GetString(line[4..]);
                break;
            }

            rest = end < 0 ? default : rest[(end + 1)..];
        }

        tag = new TagHeader(new ObjectId(bytes), name);
        return true;
    }
}
