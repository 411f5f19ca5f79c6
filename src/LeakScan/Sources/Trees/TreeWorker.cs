using LeakScan.Sources.Reading;

namespace LeakScan.Sources.Trees;

/// <summary>One worker of a walk: lists folders, reads files and pushes them into its own sink, until the queue is empty. Belongs to one thread.</summary>
internal sealed class TreeWorker : IDisposable
{
    private readonly TreeWalk _walk;
    private readonly Coverage _coverage;
    private readonly CancellationToken _cancellation;
    private readonly TreeReader _files;
    private readonly ItemReader _items;
    private readonly EntrySorter _sorter;
    private readonly PathBuffer _path = new();
    private readonly PathBuffer _shown = new();
    private readonly List<TreeFolder> _folders = [];

    /// <summary>A worker of a walk; called on its thread.</summary>
    public TreeWorker(TreeWalk walk, SourceContext context)
    {
        _walk = walk;
        _coverage = context.Coverage;
        _cancellation = context.Cancellation;
        _files = walk.CreateReader();
        _items = new ItemReader(context.CreateSink(), idle: walk.Queue);
        _sorter = new EntrySorter(_files, walk.Ignoring, walk.Filter, context.Coverage);
    }

    /// <summary>Works until there is nothing left.</summary>
    public void Run()
    {
        while (_walk.Queue.TryTake(out var folder, out var listing, out var window))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (window is not null)
            {
                window.Join();
                continue;
            }

            if (folder is not null)
            {
                listing = List(folder);
            }

            while (listing!.TryClaim(out var index))
            {
                _cancellation.ThrowIfCancellationRequested();
                Read(listing.Folder.Root, _path.Join(listing.Folder.Path, listing.NameOf(index)));
            }

            _walk.Queue.Release(listing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _files.Dispose();

    /// <summary>Lists a folder, queues its subfolders, and leaves in the listing the files to be read.</summary>
    private FolderListing List(TreeFolder folder)
    {
        var listing = _walk.Queue.Rent(folder);
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
            // What was listed before it failed is read.
            _coverage.Omit(OmissionReason.Unreadable, folder.Root.Show(folder.Path), e.Message);
        }

        _folders.Clear();
        try
        {
            _sorter.Sort(listing, _folders);
        }
        catch (Exception e) when (Defect.Describe(e) is not null)
        {
            _coverage.Omit(OmissionReason.Failed, folder.Root.Show(folder.Path), Defect.Describe(e)!);
            listing.Truncate(0);
        }

        _walk.Queue.Add(_folders, listing.Count > 1 ? listing : null);
        return listing;
    }

    private void Read(TreeRoot root, ReadOnlySpan<byte> path)
    {
        _items.PushName(root.Show(path, _shown));
        try
        {
            _files.Open(root, path);
            if (_walk.MaxFileSize is { } limit && _files.GetLength() is var length && length > limit)
            {
                _coverage.Omit(OmissionReason.TooLarge, root.Show(path), $"{length:N0} bytes; the limit is {limit:N0}");
            }
            else if (!_items.Begin(_files))
            {
                _items.PushBinary(SourceItem.File(root.Show(path)));
                _coverage.Omit(OmissionReason.Binary, "");
            }
            else if (_items.IsClean())
            {
                _coverage.AddFile(_items.BytesRead);
            }
            else
            {
                var shown = root.Show(path);
                _items.Push(SourceItem.File(shown), _cancellation);
                _coverage.AddFile(_items.BytesRead);
                if (_items.IsLfsPointer)
                {
                    _coverage.Omit(OmissionReason.LfsPointer, shown);
                }
            }
        }
        catch (IOException e)
        {
            _coverage.Omit(OmissionReason.Unreadable, root.Show(path), e.Message);
        }
        catch (Exception e) when (Defect.Describe(e) is not null)
        {
            _coverage.Omit(OmissionReason.Failed, root.Show(path), Defect.Describe(e)!);
        }
        finally
        {
            _files.Close();
        }
    }
}
