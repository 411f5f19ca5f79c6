using System.Text;

namespace LeakScan.Tests.Sources.Ignoring;

/// <summary>What the real git says about paths.</summary>
internal static class GitSays
{
    /// <summary>For each path the pattern that decides, as "file:line", with '!' behind it when it is negated; null when none does.</summary>
    public static Dictionary<string, string?> Deciders(GitSandbox git, IEnumerable<string> paths, params string[] arguments)
    {
        var input = Encoding.UTF8.GetBytes(string.Concat(paths.Select(p => p + "\0")));
        string output;
        try
        {
            output = git.GitWithInput(input, [.. arguments, "check-ignore", "--stdin", "-z", "-v", "-n"]);
        }
        catch (InvalidOperationException e) when (e.Message.Contains("failed with 1:", StringComparison.Ordinal))
        {
            // Exit code 1: no path is ignored.
            return paths.ToDictionary(p => p, _ => (string?)null, StringComparer.Ordinal);
        }

        // source, line, pattern, path
        var fields = output.Split('\0');
        var said = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i + 3 < fields.Length; i += 4)
        {
            said[fields[i + 3]] = fields[i].Length == 0 ? null : $"{fields[i]}:{fields[i + 1]}{(fields[i + 2].StartsWith('!') ? "!" : "")}";
        }

        return said;
    }

    /// <summary>Paths of all files that git does not ignore: tracked ones and others.</summary>
    public static IEnumerable<string> Files(GitSandbox git, params string[] arguments) =>
        git.Git([.. arguments, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"])
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => File.Exists(git.PathOf(path)) && new FileInfo(git.PathOf(path)).LinkTarget is null)
            .Order(StringComparer.Ordinal);
}
