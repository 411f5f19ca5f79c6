using LeakScan.Sources.Reading;

namespace LeakScan.Sources.Trees;

/// <summary>
/// Lists folders and reads files for one worker, one at a time. Paths are bytes, because on Unix names need not be text.
/// </summary>
internal abstract class TreeReader : IByteReader, IDisposable
{
    /// <summary>The fastest reader that works here.</summary>
    public static TreeReader Create() => LinuxTreeReader.IsSupported ? new LinuxTreeReader() : new PortableTreeReader();

    /// <summary>What stands at a path, links followed.</summary>
    public abstract EntryKind KindOf(string fullPath);

    /// <summary>Appends a folder's entries to a listing, without "." and "..".</summary>
    /// <exception cref="IOException">It cannot be listed; the message is one sentence without the path.</exception>
    public abstract void List(TreeRoot root, ReadOnlySpan<byte> path, FolderListing listing);

    /// <summary>Opens a file and closes the one before.</summary>
    /// <exception cref="IOException">It cannot be opened; the message is one sentence without the path.</exception>
    public abstract void Open(TreeRoot root, ReadOnlySpan<byte> path);

    /// <summary>Length of the open file in bytes.</summary>
    /// <exception cref="IOException">It cannot be told.</exception>
    public abstract long GetLength();

    /// <inheritdoc/>
    public abstract int Read(Span<byte> destination);

    /// <summary>Closes the open file, if there is one.</summary>
    public abstract void Close();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what is held.</summary>
    protected virtual void Dispose(bool disposing) => Close();
}
