namespace LeakScan.Tests.Sources;

/// <summary>A folder of one test, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("leakscan-").FullName;

    public string Path { get; }

    /// <summary>Absolute path of something in it.</summary>
    public string this[string relative] => System.IO.Path.Join(Path, relative);

    /// <summary>Writes a file, and the folders above it.</summary>
    public void Write(string relative, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        using var file = File.Create(this[relative]);
        file.Write(content);
    }

    /// <summary>Writes a text file, and the folders above it.</summary>
    public void Write(string relative, string content) => Write(relative, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A name that only bytes can spell; the folder is a temporary one.
        }
    }
}
