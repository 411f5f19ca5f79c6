using LeakScan.Sources.Ignoring;

namespace LeakScan.Sources.Trees;

/// <summary>A path the user named: a folder to walk, or a single file.</summary>
/// <param name="FullPath">Its physical path: absolute, without links.</param>
/// <param name="IsFile">Whether it is a single file.</param>
/// <param name="WorkTree">The git work tree it is in; null when it is in none.</param>
/// <param name="Display">What stands before the paths of its files when they are shown, '/' included; for a single file the whole path.</param>
/// <param name="Elsewhere">Paths relative to this folder that are roots of their own and not read as a part of it.</param>
internal sealed record TreeRoot(string FullPath, bool IsFile, WorkTree? WorkTree, byte[] Display, HashSet<string> Elsewhere);
