namespace LeakScan.Git;

/// <summary>Makes files that nobody but their owner may read, from their first byte on.</summary>
internal static class OwnerFile
{
    /// <summary>Creates a file to write to.</summary>
    /// <exception cref="IOException">It is there already, or cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
