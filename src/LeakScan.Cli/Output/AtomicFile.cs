namespace LeakScan.Cli.Output;

/// <summary>
/// Writes a file so that nobody ever sees half of it: into a temporary file in the same folder, which then takes the name. When anything fails, what stood
/// there before still stands there. A device or pipe (<c>/dev/stdout</c>) cannot be replaced and is written to directly; a link stays a link.
/// </summary>
internal static class AtomicFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Says early, before the work is done, when a file cannot be written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <exception cref="UsageException">It is a folder, or its folder does not exist.</exception>
    public static void Check(string path, string what = "the report")
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"cannot write {what} to '{path}': it is a folder; give the name of a file");
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new UsageException($"cannot write {what} to '{path}': its folder does not exist; make it first");
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write, string what = "the report")
    {
        try
        {
            if (OpenUnreplaceable(path) is { } device)
            {
                using (device)
                {
                    write(device);
                    device.Flush();
                }
            }
            else
            {
                Replace(Resolve(path), write);
            }
        }
        catch (Exception e) when (Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot write {what} to '{path}': {Reasons.Of(e)}", e);
        }
    }

    /// <summary>Where a link leads; the path itself when it is none. The path is made absolute first: a relative link is otherwise taken from the root folder.</summary>
    private static string Resolve(string path)
    {
        var absolute = Path.GetFullPath(path);
        return new FileInfo(absolute).LinkTarget is null ? absolute : File.ResolveLinkTarget(absolute, returnFinalTarget: true)!.FullName;
    }

    /// <summary>What stands there already, if it is no regular file. Also proves that a regular one may be written.</summary>
    private static FileStream? OpenUnreplaceable(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, BufferSize);
            if (!file.CanSeek || path.StartsWith("/dev/", StringComparison.Ordinal))
            {
                return file;
            }

            file.Dispose();
            return null;
        }
        catch (FileNotFoundException)
        {
            return null; // nothing, or a link that leads to nothing yet
        }
    }

    private static void Replace(string target, Action<Stream> write)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferSize))
            {
                write(file);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
