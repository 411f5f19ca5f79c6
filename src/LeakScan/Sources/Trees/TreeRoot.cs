using System.Text;
using System.Text.Unicode;

namespace LeakScan.Sources.Trees;

/// <summary>A path the user named: a folder to walk, or a single file.</summary>
/// <param name="Base">The folder that paths count from: the root of the work tree it is in, or itself, or the folder of a file. Absolute, without links.</param>
/// <param name="Start">What was named, relative to the base; empty when it is the base.</param>
/// <param name="IsFile">Whether it is a single file.</param>
/// <param name="Display">What takes the place of the first <paramref name="Hidden"/> bytes of a path that is shown.</param>
/// <param name="Hidden">How many bytes at the start of a path are not shown.</param>
/// <param name="Elsewhere">Paths relative to the base that are roots of their own and not read as a part of this one.</param>
internal sealed record TreeRoot(string Base, byte[] Start, bool IsFile, string Display, int Hidden, HashSet<string> Elsewhere)
{
    private readonly byte[] _display = Encoding.UTF8.GetBytes(Display);

    /// <summary>The same as <see cref="Show(ReadOnlySpan{byte})"/> in UTF-8. Allocates only when the path is no text.</summary>
    /// <param name="path">The path.</param>
    /// <param name="buffer">Where it is put together.</param>
    public ReadOnlySpan<byte> Show(ReadOnlySpan<byte> path, PathBuffer buffer)
    {
        var shown = path[Math.Min(Hidden, path.Length)..];
        return _display.Length + shown.Length > 0 && Utf8.IsValid(shown) ? buffer.Append(_display, shown) : Encoding.UTF8.GetBytes(Show(path));
    }

    /// <summary>A path in it, as it is shown.</summary>
    public string Show(ReadOnlySpan<byte> path)
    {
        var shown = PathText.From(path[Math.Min(Hidden, path.Length)..]);
        return Display.Length + shown.Length == 0 ? "." : Display + shown;
    }
}
