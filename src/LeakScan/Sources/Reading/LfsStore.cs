using System.Buffers;
using System.Buffers.Text;
using System.Text;
using LeakScan.Git;

namespace LeakScan.Sources.Reading;

/// <summary>
/// The large files that Git LFS keeps on this machine, of which git itself has only pointers: what was added or fetched here stands below the git directory,
/// under its hash. Safe for use by several threads. https://github.com/git-lfs/git-lfs/blob/main/docs/man/git-lfs-config.adoc (lfs.storage)
/// </summary>
/// <param name="folder">The folder of the objects; need not exist.</param>
internal sealed class LfsStore(string folder)
{
    private const int HashLength = 64;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>The store of a repository.</summary>
    public static LfsStore Of(GitRepository repository)
    {
        var layout = repository.Layout;
        return new LfsStore(Path.Combine(layout.CommonDirectory, layout.Config.Get("lfs.storage") ?? "lfs", "objects"));
    }

    /// <summary>The file that a pointer stands for; null when it is not here, or not as the pointer says.</summary>
    public Stream? Open(ReadOnlySpan<byte> pointer)
    {
        var hash = LfsPointer.HashOf(pointer);
        if (hash.Length != HashLength || hash.ContainsAnyExcept(Digits)
            || !Utf8Parser.TryParse(LfsPointer.Field(pointer, "\nsize "u8), out long size, out _))
        {
            return null;
        }

        var name = Encoding.ASCII.GetString(hash);
        try
        {
            var path = Path.Join(folder, name[..2], name[2..4], name);
            if (!File.Exists(path))
            {
                return null;
            }

            var file = RegularFile.OpenRead(path);
            if (file.Length == size)
            {
                return file;
            }

            // One that is still being fetched.
            file.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As good as not there: the pointer is a gap.
        }

        return null;
    }
}
