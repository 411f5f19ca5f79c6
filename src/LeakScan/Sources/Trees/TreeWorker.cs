using LeakScan.Sources.Reading;

namespace LeakScan.Sources.Trees;

/// <summary>One worker of a walk: lists folders, reads files and pushes them into its own sink, until the queue is empty. Belongs to one thread.</summary>
internal sealed class TreeWorker : IDisposable
{
    private readonly TreeQueue _queue;
    private readonly SourceContext _context;
    private readonly FileTreeOptions _options;
    private readonly TreeReader _files;
    private readonly ItemReader _items;
    private readonly PathBuffer _path = new();
    private readonly PathBuffer _display = new();
    private readonly List<TreeFolder> _folders = [];

    public TreeWorker(TreeQueue queue, SourceContext context, FileTreeOptions options)
    {
        _queue = queue;
        _context = context;
        _options = options;
        _files = TreeReader.Create();
        _items = new ItemReader(context.CreateSink());
    }

    /// <summary>Works until there is nothing left.</summary>
    public void Run()
    {
        while (_queue.TryTake(out var folder, out var listing))
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            if (folder is not null)
            {
                listing = List(folder);
            }

            while (listing!.TryClaim(out var index))
            {
                _context.Cancellation.ThrowIfCancellationRequested();
                Read(listing, index);
            }

            _queue.Release(listing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _files.Dispose();

    /// <summary>Lists a folder, queues its subfolders, and leaves in the listing the files to be read.</summary>
    private FolderListing List(TreeFolder folder)
    {
        var listing = _queue.Rent(folder);
        if (folder.Root.IsFile)
        {
            listing.Add([], EntryKind.File);
            return listing;
        }

        try
        {
            _files.List(folder.Root, folder.Path, listing);
        }
        catch (IOException e)
        {
            _context.Coverage.Omit(OmissionReason.Unreadable, Show(folder, []), e.Message);
        }

        _folders.Clear();
        Sort(listing);
        _queue.Add(_folders, listing.Count > 1 ? listing : null);
        return listing;
    }

    private void Sort(FolderListing listing)
    {
        var files = 0;
        for (var i = 0; i < listing.Count; i++)
        {
            var name = listing.NameOf(i);
            switch (listing.KindOf(i))
            {
                case EntryKind.Link:
                    _context.Coverage.Omit(OmissionReason.Link, "");
                    break;
                case EntryKind.Special:
                    _context.Coverage.Omit(OmissionReason.Special, "");
                    break;
                case not EntryKind.None when name.SequenceEqual(".git"u8) || IsElsewhere(listing.Folder, name):
                    break;
                case EntryKind.Folder:
                    _folders.Add(new TreeFolder(listing.Folder.Root, _path.Join(listing.Folder.Path, name).ToArray()));
                    break;
                case EntryKind.File:
                    listing.Move(i, files++);
                    break;
            }
        }

        listing.Truncate(files);
    }

    private bool IsElsewhere(TreeFolder folder, ReadOnlySpan<byte> name) =>
        folder.Root.Elsewhere.Count > 0 && folder.Root.Elsewhere.Contains(PathText.From(_path.Join(folder.Path, name)));

    private void Read(FolderListing listing, int index)
    {
        var folder = listing.Folder;
        try
        {
            _files.Open(folder.Root, _path.Join(folder.Path, listing.NameOf(index)));
            if (_options.MaxFileSize is { } limit && _files.GetLength() is var length && length > limit)
            {
                _context.Coverage.Omit(OmissionReason.TooLarge, Show(folder, listing.NameOf(index)), $"{length:N0} bytes; the limit is {limit:N0}");
            }
            else if (_items.Begin(_files))
            {
                var path = Show(folder, listing.NameOf(index));
                _items.Push(SourceItem.File(path), _context.Cancellation);
                _context.Coverage.AddFile(_items.BytesRead);
                if (_items.IsLfsPointer)
                {
                    _context.Coverage.Omit(OmissionReason.LfsPointer, path);
                }
            }
            else
            {
                _context.Coverage.Omit(OmissionReason.Binary, "");
            }
        }
        catch (IOException e)
        {
            _context.Coverage.Omit(OmissionReason.Unreadable, Show(folder, listing.NameOf(index)), e.Message);
        }
        finally
        {
            _files.Close();
        }
    }

    /// <summary>The path as it is shown: the root's part, the folder, the name.</summary>
    private string Show(TreeFolder folder, ReadOnlySpan<byte> name)
    {
        var path = PathText.From(_display.Concat(folder.Root.Display, _path.Join(folder.Path, name)));
        return path.Length == 0 ? "." : path;
    }
}
