namespace LeakScan.Sources.Trees;

/// <summary>A folder that is to be listed.</summary>
/// <param name="Root">The root it belongs to.</param>
/// <param name="Path">Relative to the root, '/'-separated bytes as the file system has them; empty for the root itself.</param>
internal sealed record TreeFolder(TreeRoot Root, byte[] Path);
