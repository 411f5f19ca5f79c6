using System.Text;

namespace LeakScan.Git.Tests.Packs;

/// <summary>Makes histories with enough versions of files and folders for git to find deltas.</summary>
internal static class Histories
{
    /// <summary>Adds commits that each change a line or two in some of a few files, with a tag now and then. Fast: git reads it as one stream.</summary>
    public static GitSandbox Grow(GitSandbox sandbox, int commits, int seed = 1)
    {
        var random = new Random(seed);
        var files = Enumerable.Range(0, 12).Select(i => (Path: $"{"abc"[i % 3]}/{"xy"[i % 2]}/file{i}.txt", Lines: Enumerable.Range(0, 40 + (20 * i)).Select(n => $"{seed} line {n} of file {i}").ToList())).ToList();
        var stream = new StringBuilder();
        var hasHead = sandbox.Git("for-each-ref", "refs/heads/main").Length > 0;
        for (var i = 0; i < commits; i++)
        {
            stream.Append($"commit refs/heads/main\nmark :{i + 1}\ncommitter A <a@example.com> {1_700_000_000 + (seed * 100_000) + (i * 60)} +0000\ndata <<END\ncommit {i} of {seed}\nEND\n");
            if (i == 0 && hasHead)
            {
                stream.Append("from refs/heads/main^0\n");
            }

            foreach (var file in files)
            {
                if (i == 0 || random.Next(4) == 0)
                {
                    file.Lines[random.Next(file.Lines.Count)] = $"changed {i} {random.Next()}";
                    stream.Append($"M 100644 inline {file.Path}\ndata <<END\n{string.Join('\n', file.Lines)}\nEND\n");
                }
            }

            stream.Append('\n');
            if (i % 10 == 5)
            {
                stream.Append($"tag v{seed}.{i}\nfrom :{i + 1}\ntagger A <a@example.com> 1700000000 +0000\ndata <<END\ntag {i}\nEND\n");
            }
        }

        sandbox.GitWithInput(Encoding.UTF8.GetBytes(stream.ToString()), "-c", "fastimport.unpackLimit=100000", "fast-import", "--quiet", "--force");
        return sandbox;
    }

    /// <summary>Adds a pack as a fetch receives it, with a delta to an object that is only elsewhere in the repository. Returns the line of its object.</summary>
    public static string AddThinPack(GitSandbox sandbox)
    {
        var source = sandbox.Git("cat-file", "blob", "HEAD:a/x/file0.txt") + "\n";
        var target = source + "one more line\n";
        var pack = new PackBuilder();
        var id = pack.AddReferenceDelta(ObjectKind.Blob, sandbox.Id("HEAD:a/x/file0.txt"), Encoding.UTF8.GetBytes(source), Encoding.UTF8.GetBytes(target));
        pack.Install(sandbox);
        return $"{id} blob {target.Length}";
    }
}
