using System.Globalization;

namespace LeakScan.Git;

/// <summary>
/// The loose objects of one <c>objects</c> folder: a file each, the id as path, "kind size NUL" and the content as one zlib stream
/// (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). Only the ids are listed here; a file is opened when its object is read.
/// </summary>
internal sealed class LooseFolder : IObjectSource
{
    private readonly string _path;
    private readonly List<ObjectId> _ids = [];

    /// <summary>Lists the objects of a folder.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">Listing it is not allowed.</exception>
    public LooseFolder(string path)
    {
        _path = path;
        foreach (var folder in Directory.EnumerateDirectories(path))
        {
            var head = Path.GetFileName(folder);
            if (head.Length != 2 || !byte.TryParse(head, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
            {
                continue;
            }

            foreach (var file in FilesOf(folder))
            {
                // Anything else is a temporary file of a git that is writing, or did not finish.
                if (ObjectId.TryParse(head + Path.GetFileName(file), out var id))
                {
                    _ids.Add(id);
                }
            }
        }

        _ids.Sort();
    }

    public int Count => _ids.Count;

    public ObjectId IdAt(int position) => _ids[position];

    public bool ReadHeads(Span<ulong> heads)
    {
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = _ids[i].Head;
        }

        // A folder holds a file once; but one that ignores case may be listed with two names for it.
        for (var i = 1; i < heads.Length; i++)
        {
            if (_ids[i - 1] == _ids[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The position of an object; -1 when it is not here.</summary>
    public int Find(in ObjectId id)
    {
        var position = _ids.BinarySearch(id);
        return position < 0 ? -1 : position;
    }

    public string PathAt(int position)
    {
        var id = _ids[position].ToString();
        return Path.Combine(_path, id[..2], id[2..]);
    }

    public void Dispose()
    {
    }

    private static string[] FilesOf(string folder)
    {
        try
        {
            return Directory.GetFiles(folder);
        }
        catch (DirectoryNotFoundException)
        {
            return []; // git has packed its last object this moment; whoever needs that finds it in the pack, or misses it and says so
        }
    }
}
