using System.Diagnostics;
using System.Text;

namespace LeakScan.Testing;

/// <summary>
/// A temporary repository made with the real <c>git</c>, deleted when disposed. No configuration of the user or the machine reaches it, and names and dates
/// are fixed (each commit a minute after the one before), so that the same calls give the same object ids everywhere.
/// </summary>
public sealed class GitSandbox : IDisposable
{
    /// <summary>Name and address of author and committer.</summary>
    public const string UserName = "Ada Lovelace";

    /// <inheritdoc cref="UserName"/>
    public const string UserEmail = "ada@example.com";

    private static readonly string[] Defaults =
    [
        "init.defaultBranch=main", "core.autocrlf=false", "core.fsync=none", "gc.auto=0", "maintenance.auto=false",
        "protocol.file.allow=always", "advice.detachedHead=false", "safe.directory=*",
    ];

    private readonly string _folder;

    private GitSandbox(string folder, string root)
    {
        _folder = folder;
        Root = root;
    }

    /// <summary>A new repository, without a commit.</summary>
    /// <param name="arguments">Further arguments of <c>git init</c>: <c>--bare</c>, <c>--object-format=sha256</c>.</param>
    public GitSandbox(params string[] arguments)
    {
        _folder = NewFolder();
        Root = Path.Combine(_folder, "repo");
        Run(_folder, Now, null, ["init", "--quiet", .. arguments, Root]);
    }

    /// <summary>Absolute path of the work tree, or of the bare repository.</summary>
    public string Root { get; }

    /// <summary>A folder of this sandbox beside the repository: for clones, worktrees and files outside. Deleted with it.</summary>
    public string Outside => _folder;

    /// <summary>The time of the next commit; goes on by a minute with each.</summary>
    public DateTimeOffset Now { get; set; } = new(2024, 1, 1, 12, 0, 0, TimeSpan.FromHours(1));

    /// <summary>A clone in a sandbox of its own. Goes through file://, so that <c>--depth</c> and <c>--filter</c> work.</summary>
    public GitSandbox Clone(params string[] arguments)
    {
        var folder = NewFolder();
        var root = Path.Combine(folder, "repo");
        Run(folder, Now, null, ["clone", "--quiet", .. arguments, new Uri(Root).AbsoluteUri, root]);
        return new GitSandbox(folder, root) { Now = Now };
    }

    /// <summary>Absolute path of a '/'-separated path in the repository.</summary>
    public string PathOf(string path) => Path.Combine([Root, .. path.Split('/')]);

    /// <summary>Writes a file as UTF-8 without a mark, making folders as needed.</summary>
    public GitSandbox Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, making folders as needed.</summary>
    public GitSandbox Write(string path, byte[] content)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return this;
    }

    /// <summary>Stages everything and commits, also when nothing changed. Returns the commit's id.</summary>
    public string Commit(string message = "A commit")
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "--no-verify", "--message", message);
        Now += TimeSpan.FromMinutes(1);
        return Id("HEAD");
    }

    /// <summary>Writes one file and commits it. Returns the commit's id.</summary>
    public string CommitFile(string path, string text, string message = "A commit") => Write(path, text).Commit(message);

    /// <summary>The 40 digits that a revision (<c>HEAD</c>, <c>main:path</c>, <c>stash@{1}</c>) names.</summary>
    public string Id(string revision) => Git("rev-parse", "--verify", "--quiet", revision);

    /// <summary>Runs git in the repository and returns what it printed, without the last line feed.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public string Git(params string[] arguments) => Text(Run(Root, Now, null, arguments));

    /// <summary>Runs git with something to read on standard input.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public string GitWithInput(byte[] input, params string[] arguments) => Text(Run(Root, Now, input, arguments));

    /// <summary>Writes an object as it is, however odd, and returns its id. Kinds: blob, tree, commit, tag.</summary>
    public string WriteObject(string kind, byte[] content) => GitWithInput(content, "hash-object", "-w", "--literally", "-t", kind, "--stdin");

    /// <summary>Where an object's loose file is.</summary>
    public string LooseObjectPath(string id) => Path.Combine(Root, Git("rev-parse", "--git-path", "objects"), id[..2], id[2..]);

    /// <summary>Takes git's variables, the user's configuration and home out of an environment, for a program that is to run as in this sandbox.</summary>
    public static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }

        environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_ATTR_NOSYSTEM"] = "1";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_AUTHOR_NAME"] = environment["GIT_COMMITTER_NAME"] = UserName;
        environment["GIT_AUTHOR_EMAIL"] = environment["GIT_COMMITTER_EMAIL"] = UserEmail;
        // Ignore and attribute files of the user are found through these two.
        environment["HOME"] = environment["XDG_CONFIG_HOME"] = Path.Combine(Path.GetTempPath(), "leakscan-no-home");
        environment["LC_ALL"] = "C";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Git writes objects read only, which Windows refuses to delete.
        foreach (var file in OperatingSystem.IsWindows() ? Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories) : [])
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("leakscan-").FullName;

    private static string Text(byte[] output)
    {
        var text = Encoding.UTF8.GetString(output);
        return text.EndsWith('\n') ? text[..^1] : text;
    }

    private static byte[] Run(string folder, DateTimeOffset now, byte[]? input, string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment);
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = now.ToString("yyyy-MM-ddTHH:mm:sszzz");
        foreach (var setting in Defaults)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (input is not null)
        {
            process.StandardInput.BaseStream.Write(input);
        }

        process.StandardInput.Close();
        process.WaitForExit();
        copying.GetAwaiter().GetResult();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }
}
