using LeakScan.Sources.Ignoring;

namespace LeakScan.Sources.Trees;

/// <summary>A folder that is to be listed, or a single file that was named.</summary>
/// <param name="Root">The root it belongs to.</param>
/// <param name="Path">Relative to the root's base, '/'-separated bytes as the file system has them.</param>
/// <param name="Scope">The ignore rules that hold in it, but for its own ignore file; null when there are none.</param>
/// <param name="TrackedOnly">Whether it is ignored, so that only what is tracked in it is read.</param>
internal sealed record TreeFolder(TreeRoot Root, byte[] Path, IgnoreScope? Scope, bool TrackedOnly = false)
{
    /// <summary>How many bytes of the paths in it lead to it, '/' included.</summary>
    public int PrefixLength => Path.Length == 0 ? 0 : Path.Length + 1;
}
