using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using static LeakScan.Sources.Trees.LinuxCalls;

namespace LeakScan.Sources.Trees;

/// <summary>
/// A reader that makes Linux's system calls itself: on a tree of small files their number is the cost. A file takes four (open, read, read to see the end,
/// close), a folder three more for every few hundred entries, and none allocates. Names are bytes, so a name that is no text can be opened, and nothing that
/// is not a regular file is ever opened, which the base class library cannot promise: opening a pipe waits for somebody to write into it.
/// Paths count from an open root folder, so that the kernel walks only what is below.
/// System calls: https://man7.org/linux/man-pages/man2/getdents.2.html, https://man7.org/linux/man-pages/man2/open.2.html
/// </summary>
internal sealed unsafe class LinuxTreeReader : TreeReader
{
    // struct linux_dirent64
    private const int RecordLengthAt = 16;
    private const int TypeAt = 18;
    private const int NameAt = 19;

    // struct statx
    private const int StatLength = 256;
    private const int ModeAt = 28;

    private readonly byte[] _entries = GC.AllocateUninitializedArray<byte>(64 << 10, pinned: true);
    private byte[] _path = GC.AllocateUninitializedArray<byte>(4096, pinned: true);
    private TreeRoot? _root;
    private int _rootFolder = -1;
    private int _file = -1;

    // The folder listed last, whose files are mostly read next: opened below it, they need no walk along their path.
    private byte[] _listedPath = [];
    private int _listedLength;
    private int _listed = -1;

    /// <summary>Whether this machine has the calls in the form used here.</summary>
    public static bool IsSupported { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <inheritdoc/>
    public override EntryKind KindOf(string fullPath) => Stat(CurrentFolder, Encoding.UTF8.GetBytes(fullPath), FollowLinks);

    /// <inheritdoc/>
    public override void List(TreeRoot root, ReadOnlySpan<byte> path, FolderListing listing)
    {
        LeaveListed();
        _listed = OpenBelow(root, path, Folder);
        if (_listedPath.Length < path.Length)
        {
            _listedPath = new byte[2 * path.Length];
        }

        path.CopyTo(_listedPath);
        _listedLength = path.Length;
        while (true)
        {
            var length = (int)ListFolder(ListFolderCall, _listed, Pointer(_entries), (nuint)_entries.Length);
            if (length == 0)
            {
                return;
            }

            if (length < 0)
            {
                throw LastError();
            }

            AddEntries(_listed, _entries.AsSpan(0, length), listing);
        }
    }

    /// <inheritdoc/>
    public override void Open(TreeRoot root, ReadOnlySpan<byte> path)
    {
        Close();

        // Non-blocking, in case the file has become a pipe since the folder was listed.
        _file = ReferenceEquals(root, _root) && IsInListed(path)
            ? Open(_listed, path[(_listedLength + 1)..], NonBlocking | NoLink)
            : OpenBelow(root, path, NonBlocking);
    }

    /// <inheritdoc/>
    public override long GetLength()
    {
        var length = Seek(_file, 0, FromEnd);
        return length >= 0 && Seek(_file, 0, FromStart) == 0 ? length : throw LastError();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        fixed (byte* buffer = destination)
        {
            while (true)
            {
                var count = LinuxCalls.Read(_file, buffer, (nuint)destination.Length);
                if (count >= 0)
                {
                    return (int)count;
                }

                if (Marshal.GetLastPInvokeError() != Interrupted)
                {
                    throw LastError();
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Close()
    {
        if (_file >= 0)
        {
            _ = LinuxCalls.Close(_file);
            _file = -1;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        LeaveRoot();
    }

    private static byte* Pointer(byte[] pinned) => (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    private static IOException LastError()
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException(error switch
        {
            1 or 13 => "permission denied",
            2 or 20 => "it is not there any more",
            36 => "its path is too long",
            40 => "it has become a link",
            _ => Marshal.GetPInvokeErrorMessage(error),
        });
    }

    private void AddEntries(int folder, ReadOnlySpan<byte> records, FolderListing listing)
    {
        while (!records.IsEmpty)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(records[RecordLengthAt..]);
            var name = records[NameAt..length];
            name = name[..name.IndexOf((byte)0)];
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
            {
                listing.Add(name, records[TypeAt] switch
                {
                    0 => Stat(folder, name, NoFollow),
                    4 => EntryKind.Folder,
                    8 => EntryKind.File,
                    10 => EntryKind.Link,
                    _ => EntryKind.Special,
                });
            }

            records = records[length..];
        }
    }

    /// <summary>What stands at a path. Only a few old file systems need it for the entries of a folder.</summary>
    private EntryKind Stat(int folder, ReadOnlySpan<byte> path, int flags)
    {
        var result = stackalloc byte[StatLength];
        if (LinuxCalls.Stat(folder, Terminate(path), flags, WantType, result) != 0)
        {
            return Marshal.GetLastPInvokeError() is 2 or 20 ? EntryKind.None : throw LastError();
        }

        return (*(ushort*)(result + ModeAt) & 0xF000) switch
        {
            0x4000 => EntryKind.Folder,
            0x8000 => EntryKind.File,
            0xA000 => EntryKind.Link,
            _ => EntryKind.Special,
        };
    }

    private int OpenBelow(TreeRoot root, ReadOnlySpan<byte> path, int flags)
    {
        if (!ReferenceEquals(root, _root))
        {
            LeaveRoot();
            _rootFolder = Open(CurrentFolder, Encoding.UTF8.GetBytes(root.Base), Folder | PathOnly);
            _root = root;
        }

        return Open(_rootFolder, path.IsEmpty ? "."u8 : path, flags | NoLink);
    }

    private int Open(int folder, ReadOnlySpan<byte> path, int flags)
    {
        while (true)
        {
            var file = OpenAt(folder, Terminate(path), ReadOnly | CloseOnExec | flags, 0);
            if (file >= 0)
            {
                return file;
            }

            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw LastError();
            }
        }
    }

    private bool IsInListed(ReadOnlySpan<byte> path) =>
        _listed >= 0 && _listedLength > 0 && path.LastIndexOf((byte)'/') == _listedLength && path.StartsWith(_listedPath.AsSpan(0, _listedLength));

    private void LeaveListed()
    {
        if (_listed >= 0)
        {
            _ = LinuxCalls.Close(_listed);
        }

        _listed = -1;
    }

    private void LeaveRoot()
    {
        LeaveListed();
        if (_rootFolder >= 0)
        {
            _ = LinuxCalls.Close(_rootFolder);
        }

        _rootFolder = -1;
        _root = null;
    }

    private byte* Terminate(ReadOnlySpan<byte> path)
    {
        if (_path.Length <= path.Length)
        {
            _path = GC.AllocateUninitializedArray<byte>(path.Length * 2, pinned: true);
        }

        path.CopyTo(_path);
        _path[path.Length] = 0;
        return Pointer(_path);
    }
}
