using System.Text;
using System.Text.Unicode;

namespace LeakScan.Sources;

/// <summary>Shows the bytes of a path as text: bytes that are not UTF-8 as <c>\xHH</c>, so that different names stay different.</summary>
internal static class PathText
{
    /// <summary>Decodes a path.</summary>
    public static string From(ReadOnlySpan<byte> path)
    {
        if (Utf8.IsValid(path))
        {
            return Encoding.UTF8.GetString(path);
        }

        var text = new StringBuilder(path.Length + 8);
        while (!path.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf8(path, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isValid)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var b in path[..length])
                {
                    text.Append($"\\x{b:X2}");
                }
            }

            path = path[length..];
        }

        return text.ToString();
    }
}
