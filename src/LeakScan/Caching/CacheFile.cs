using System.Security.Cryptography;
using LeakScan.Git;

namespace LeakScan.Caching;

/// <summary>
/// A file that one run leaves to the next: a mark, a key that names everything the content depends on, the content, and the SHA-256 of all that before it.
/// It is written beside its place and then takes the name, so a reader sees a whole file or none, and of two runs that end at the same time the last one wins.
/// Whatever goes wrong (no room, no permission, a file cut off or overwritten) costs only the time that the cache would have saved: a file that is not
/// exactly what was written is not believed. Its owner alone may read it.
/// </summary>
internal sealed class CacheFile
{
    private const int NameBytes = 8;

    // Other rules, other versions: a few are kept side by side.
    private const int KeptOfPlace = 4;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    private readonly string _folder;
    private readonly string _placeName;
    private readonly byte[] _key;
    private readonly string _path;
    private readonly Func<string, Stream> _create;

    /// <param name="folder">Where caches are kept; made when something is written.</param>
    /// <param name="place">What the content is of.</param>
    /// <param name="key">32 bytes that change whenever the content would.</param>
    /// <param name="create">Creates the file that is written to; null for the file system.</param>
    public CacheFile(string folder, string place, byte[] key, Func<string, Stream>? create = null)
    {
        _create = create ?? OwnerFile.Create;
        _folder = folder;
        _key = key;
        _placeName = Name(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(place)));
        _path = Path.Combine(folder, $"{_placeName}-{Name(key)}{Extension}");
    }

    private static ReadOnlySpan<byte> Mark => "LeakScan cache 1"u8;

    private static string Extension => ".cache";

    private int HeaderLength => Mark.Length + _key.Length;

    /// <summary>The content; null when there is none that can be believed.</summary>
    public ReadOnlyMemory<byte>? Read()
    {
        try
        {
            var bytes = File.ReadAllBytes(_path);
            var end = bytes.Length - SHA256.HashSizeInBytes;
            if (end < HeaderLength
                || !bytes.AsSpan(0, Mark.Length).SequenceEqual(Mark)
                || !bytes.AsSpan(Mark.Length, _key.Length).SequenceEqual(_key)
                || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
            {
                return null;
            }

            // It is in use: not to be swept away.
            File.SetLastWriteTimeUtc(_path, DateTime.UtcNow);
            return bytes.AsMemory(HeaderLength..end);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return null;
        }
    }

    /// <summary>Writes the content. False when that fails; then what was there before still is.</summary>
    /// <param name="content">The content, in parts that belong one behind the other.</param>
    public bool Write(params IEnumerable<ReadOnlyMemory<byte>> content)
    {
        var temporary = Path.Combine(_folder, $"{_placeName}.{Path.GetRandomFileName()}.tmp");
        try
        {
            CreateFolder();
            using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            using (var file = _create(temporary))
            {
                foreach (var part in (IEnumerable<ReadOnlyMemory<byte>>)[Mark.ToArray(), _key, .. content])
                {
                    hash.AppendData(part.Span);
                    file.Write(part.Span);
                }

                file.Write(hash.GetHashAndReset());
            }

            File.Move(temporary, _path, overwrite: true);
            Sweep();
            return true;
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            Delete(temporary);
            return false;
        }
    }

    private static string Name(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, NameBytes));

    private static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            // The next sweep gets it.
        }
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Removes what nobody has used for long, older caches of the same place, and what killed runs left half written.</summary>
    private void Sweep()
    {
        var now = DateTime.UtcNow;
        var ofPlace = new List<FileInfo>();
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles())
        {
            var isCache = file.Extension == Extension;
            if (!isCache && file.Extension != ".tmp")
            {
                continue;
            }

            if (now - file.LastWriteTimeUtc > (isCache ? KeptFor : TimeSpan.FromDays(1)))
            {
                Delete(file.FullName);
            }
            else if (isCache && file.Name.StartsWith(_placeName, StringComparison.Ordinal))
            {
                ofPlace.Add(file);
            }
        }

        foreach (var file in ofPlace.OrderByDescending(f => f.LastWriteTimeUtc).Skip(KeptOfPlace))
        {
            Delete(file.FullName);
        }
    }
}
