using System.Text;
using LeakScan.Sources;
using LeakScan.Sources.Ignoring;

namespace LeakScan.Tests.Sources.Ignoring;

/// <summary>What our own evaluation of ignore rules says about paths, folder by folder from the root, as git goes.</summary>
internal static class WeSay
{
    /// <summary>For each path the pattern that decides, in the form of <see cref="GitSays.Deciders"/>.</summary>
    public static Dictionary<string, string?> Deciders(string root, IEnumerable<string> paths, GitUserFiles? user = null)
    {
        var loader = new IgnoreLoader(user ?? GitUserFiles.None, new Coverage());
        return paths.ToDictionary(path => path, path => Decider(loader, root, path), StringComparer.Ordinal);
    }

    private static string? Decider(IgnoreLoader loader, string root, string path)
    {
        var rules = loader.RulesAt(root)!;
        var bytes = Encoding.UTF8.GetBytes(path);
        if (rules.Tracked.ContainsFolder(bytes))
        {
            return null;
        }

        var names = path.Split('/');
        for (var count = 1; ; count++)
        {
            var part = string.Join('/', names.Take(count));
            var partBytes = Encoding.UTF8.GetBytes(part);
            var isFolder = Directory.Exists(Path.Join(root, part));
            var pattern = loader.ScopeOf(root, partBytes)!.Decide(partBytes, Encoding.UTF8.GetByteCount(names[count - 1]), isFolder, out var file);
            if (count == names.Length || pattern is { IsNegated: false })
            {
                return pattern is null ? null : $"{Path.GetRelativePath(root, file!.Path)}:{pattern.LineNumber}{(pattern.IsNegated ? "!" : "")}";
            }
        }
    }
}
