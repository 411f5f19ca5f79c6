using System.IO.Enumeration;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LeakScan.Sources.Trees;

/// <summary>
/// A reader that uses the base class library alone, for every platform. Its limits on Unix: a name that is not UTF-8 cannot be opened (a gap), and pipes and
/// devices look like empty files, which is why a file without length is never opened.
/// </summary>
internal sealed class PortableTreeReader : TreeReader
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private SafeFileHandle? _file;
    private long _position;

    /// <inheritdoc/>
    public override EntryKind KindOf(string fullPath)
    {
        if (Directory.Exists(fullPath))
        {
            return EntryKind.Folder;
        }

        if (!File.Exists(fullPath))
        {
            return EntryKind.None;
        }

        return (File.GetAttributes(fullPath) & FileAttributes.Device) != FileAttributes.None ? EntryKind.Special : EntryKind.File;
    }

    /// <inheritdoc/>
    public override void List(TreeRoot root, ReadOnlySpan<byte> path, FolderListing listing)
    {
        try
        {
            var entries = new FileSystemEnumerable<(string Name, EntryKind Kind)>(Resolve(root, path), (ref e) => (e.FileName.ToString(), Classify(ref e)), Everything);
            foreach (var (name, kind) in entries)
            {
                listing.Add(Encoding.UTF8.GetBytes(name), kind);
            }
        }
        catch (Exception e) when (Describe(e) is { } reason)
        {
            throw new IOException(reason, e);
        }
    }

    /// <inheritdoc/>
    public override void Open(TreeRoot root, ReadOnlySpan<byte> path)
    {
        Close();
        _position = 0;
        try
        {
            var fullPath = Resolve(root, path);
            if (new FileInfo(fullPath).Length > 0)
            {
                _file = File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
        }
        catch (Exception e) when (Describe(e) is { } reason)
        {
            throw new IOException(reason, e);
        }
    }

    /// <inheritdoc/>
    public override long GetLength() => _file is null ? 0 : RandomAccess.GetLength(_file);

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        if (_file is null)
        {
            return 0;
        }

        try
        {
            var count = RandomAccess.Read(_file, destination, _position);
            _position += count;
            return count;
        }
        catch (Exception e) when (Describe(e) is { } reason)
        {
            throw new IOException(reason, e);
        }
    }

    /// <inheritdoc/>
    public override void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private static EntryKind Classify(ref FileSystemEntry entry)
    {
        var attributes = entry.Attributes;

        // A reparse point need not be a link: files kept in a cloud are some too.
        if ((attributes & FileAttributes.ReparsePoint) != FileAttributes.None && entry.ToFileSystemInfo().LinkTarget is not null)
        {
            return EntryKind.Link;
        }

        return entry.IsDirectory ? EntryKind.Folder : (attributes & FileAttributes.Device) != FileAttributes.None ? EntryKind.Special : EntryKind.File;
    }

    private static string Resolve(TreeRoot root, ReadOnlySpan<byte> path) =>
        path.IsEmpty ? root.Base : Path.Join(root.Base, Encoding.UTF8.GetString(path));

    private static string? Describe(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it is not there any more",
        PathTooLongException => "its path is too long",
        IOException or NotSupportedException => "the operating system cannot read it",
        _ => null,
    };
}
