using LeakScan.Sources.Ignoring;

namespace LeakScan.Sources.Trees;

/// <summary>
/// Looks through a folder's entries and says what becomes of each: a folder to walk, a file to read, or something left out and counted.
/// Belongs to one thread.
/// </summary>
internal sealed class EntrySorter(TreeReader reader, IgnoreLoader? ignoring, PathFilter filter, Coverage coverage)
{
    private const int PartsOfRepository = 3;

    private readonly PathBuffer _path = new();
    private byte[] _text = new byte[4096];

    /// <summary>Leaves in a listing the files to be read, and appends the folders to be walked.</summary>
    public void Sort(FolderListing listing, List<TreeFolder> folders)
    {
        var folder = EnterRules(listing);
        var files = 0;
        var partsOfRepository = 0;
        for (var i = 0; i < listing.Count; i++)
        {
            var name = listing.NameOf(i);
            var path = _path.Join(folder.Path, name);
            partsOfRepository += IsPartOfRepository(name, listing.KindOf(i)) ? 1 : 0;
            switch (listing.KindOf(i))
            {
                case EntryKind.Link:
                    coverage.Omit(OmissionReason.Link, "");
                    break;
                case EntryKind.Special:
                    coverage.Omit(OmissionReason.Special, "");
                    break;
                case not EntryKind.None when name.SequenceEqual(".git"u8) || IsElsewhere(folder.Root, path):
                    break;
                case EntryKind.Folder:
                    var isIgnored = IsIgnored(folder, path, name.Length, isFolder: true);
                    if ((isIgnored && !folder.Scope!.Rules.Tracked.ContainsFolder(path[folder.Scope.RootLength..]))
                        || (filter.IsNeeded && !filter.WantsFolder(folder.Root.Show(path))))
                    {
                        coverage.Omit(OmissionReason.Ignored, "");
                        break;
                    }

                    folders.Add(new TreeFolder(folder.Root, path.ToArray(), folder.Scope, isIgnored));
                    break;
                case EntryKind.File:
                    if ((IsIgnored(folder, path, name.Length, isFolder: false) && !folder.Scope!.Rules.Tracked.Contains(path[folder.Scope.RootLength..]))
                        || (filter.IsNeeded && !filter.WantsFile(folder.Root.Show(path))))
                    {
                        coverage.Omit(OmissionReason.Ignored, "");
                        break;
                    }

                    listing.Move(i, files++);
                    break;
            }
        }

        if (partsOfRepository == PartsOfRepository)
        {
            coverage.Omit(OmissionReason.BareRepository, "");
        }

        listing.Truncate(files);
    }

    /// <summary>What the root of every repository holds, whose <c>.git</c> it is or not: https://git-scm.com/docs/gitrepository-layout.</summary>
    private static bool IsPartOfRepository(ReadOnlySpan<byte> name, EntryKind kind) =>
        (kind == EntryKind.File && name.SequenceEqual("HEAD"u8)) || (kind == EntryKind.Folder && (name.SequenceEqual("objects"u8) || name.SequenceEqual("refs"u8)));

    private static bool IsElsewhere(TreeRoot root, ReadOnlySpan<byte> path) => root.Elsewhere.Count > 0 && root.Elsewhere.Contains(PathText.From(path));

    private static bool IsIgnored(TreeFolder folder, ReadOnlySpan<byte> path, int nameLength, bool isFolder) =>
        folder.TrackedOnly || (folder.Scope is { } scope && scope.Decide(path, nameLength, isFolder, out _) is { IsNegated: false });

    /// <summary>The folder with the rules that begin in it: those of a repository whose root it is, and those of its own ignore file.</summary>
    private TreeFolder EnterRules(FolderListing listing)
    {
        var folder = listing.Folder;
        if (ignoring is null)
        {
            return folder;
        }

        bool isRepository = false, hasIgnoreFile = false;
        for (var i = 0; i < listing.Count; i++)
        {
            var name = listing.NameOf(i);
            isRepository |= name.SequenceEqual(".git"u8);
            hasIgnoreFile |= listing.KindOf(i) == EntryKind.File && name.SequenceEqual(".gitignore"u8);
        }

        if (isRepository && folder.Scope?.RootLength != folder.PrefixLength
            && ignoring.RulesAt(Path.Join(folder.Root.Base, PathText.From(folder.Path))) is { } rules)
        {
            // A repository inside: a submodule or a clone. The rules of the one around end here.
            folder = folder with { Scope = new IgnoreScope(rules, folder.PrefixLength), TrackedOnly = false };
        }

        if (hasIgnoreFile && folder is { Scope: { } scope, TrackedOnly: false } && ReadIgnoreFile(folder, scope.Rules.IgnoreCase) is { } file)
        {
            folder = folder with { Scope = scope.Enter(folder.Path, file) };
        }

        return folder;
    }

    private IgnoreFile? ReadIgnoreFile(TreeFolder folder, bool ignoreCase)
    {
        var path = _path.Join(folder.Path, ".gitignore"u8);
        try
        {
            reader.Open(folder.Root, path);
            var length = 0;
            for (var count = -1; count != 0; length += count)
            {
                if (length == _text.Length)
                {
                    Array.Resize(ref _text, _text.Length * 2);
                }

                count = reader.Read(_text.AsSpan(length));
            }

            return IgnoreFile.Parse(PathText.From(path), _text.AsSpan(0, length), ignoreCase);
        }
        catch (IOException)
        {
            // It is among the files to be read as well, and reported there. Without it more is read, not less.
            return null;
        }
        finally
        {
            reader.Close();
        }
    }
}
