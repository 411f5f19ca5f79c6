using System.Text;
using LeakScan.Cli.Output;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Reporting;
using LeakScan.Sources.Ignoring;

namespace LeakScan.Cli.Removing;

/// <summary>
/// The file of expressions for <c>git filter-repo --replace-text</c>. It holds secrets in plain text: only its owner may read it, no file is overwritten by it, and it stands
/// in no work tree, where it would be committed.
/// </summary>
internal static class ExpressionsFile
{
    /// <summary>Says early, before the work is done, when the file cannot be written.</summary>
    /// <exception cref="UsageException">It stands where it must not, or is there already.</exception>
    public static void Check(string path)
    {
        var full = Path.GetFullPath(path);
        AtomicFile.Check(path, "the expressions");
        if (Path.Exists(full))
        {
            throw new UsageException($"'{path}' is there already; remove it, or name another file for --expressions");
        }

        if (WorkTree.Find(Path.GetDirectoryName(full)!) is { } tree)
        {
            throw new UsageException($"'{path}' would hold secrets within the work tree '{tree.Root}', from which they may be committed; name a file outside of it");
        }
    }

    /// <summary>Writes the file, and says what else there is to do.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, ScanReport report, GitRepository repository, MessageWriter messages)
    {
        var removal = Removal.Of(report.Findings, repository);
        if (removal.IsEmpty)
        {
            messages.Note($"there is nothing to remove from the history, so '{path}' is not written");
            return;
        }

        var lines = removal.Lines();
        var command = new StringBuilder("git filter-repo --sensitive-data-removal");
        if (lines.Count > 0)
        {
            Create(path, string.Concat(lines.Select(line => line + '\n')));
            MessageWriter.Warn($"'{path}' holds {Wording.Count(lines.Count, "secret")} in plain text; read it before it is used, and delete it afterwards");
            command.Append($" --replace-text {ShellText.Quote(path)} --replace-message {ShellText.Quote(path)}");
        }

        if (removal.ShortOnes > 0)
        {
            messages.Note($"{Wording.Count(removal.ShortOnes, "of them is", "of them are")} short and may stand for something harmless elsewhere too: look with git grep");
        }

        if (removal.Files.Count > 0)
        {
            messages.Note($"{Wording.Count(removal.Files.Count, "file")} can only be removed as a whole, since git filter-repo replaces nothing in what is binary or UTF-16");
            command.Append(" --invert-paths").AppendJoin("", removal.Files.Select(file => $" {OptionFor(file)} {ShellText.Quote(file)}"));
        }

        messages.Note($"in a new clone: {command}");
        if (removal.Unreadable > 0)
        {
            messages.Note($"{Wording.Count(removal.Unreadable, "place")} could not be read again and {(removal.Unreadable == 1 ? "is" : "are")} left out");
        }
    }

    // In a name that holds a secret stars stand for it.
    private static string OptionFor(string file) => file.Contains("***", StringComparison.Ordinal) ? "--path-glob" : "--path";

    private static void Create(string path, string text)
    {
        try
        {
            using var file = OwnerFile.Create(path);
            file.Write(Encoding.ASCII.GetBytes(text));
        }
        catch (Exception e) when (Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot write the expressions to '{path}': {Reasons.Of(e)}", e);
        }
    }
}
