using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// A whole file mapped read only. The operating system pages it in and out, so a pack of any size costs no anonymous memory, and a file that is
/// unlinked meanwhile (a repack) stays readable.
/// </summary>
internal sealed unsafe partial class MappedFile : IDisposable
{
    // "Do not need": pages of a file are there again when they are read again.
    private const int Advice = 4;

    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;

    private MappedFile(string path, MemoryMappedFile? file, MemoryMappedViewAccessor? view, long length)
    {
        Path = path;
        Length = length;
        _file = file;
        _view = view;
        if (view is not null)
        {
            byte* pointer = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
            Pointer = pointer + view.PointerOffset;
        }
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>The first byte; null for an empty file.</summary>
    public byte* Pointer { get; }

    /// <summary>Maps a file.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading it is not allowed.</exception>
    public static MappedFile Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var length = stream.Length;
        if (length == 0)
        {
            // An empty file cannot be mapped.
            return new MappedFile(path, null, null, 0);
        }

        var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        try
        {
            return new MappedFile(path, file, file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The bytes from a place to the end, or as many as a span can hold.</summary>
    public ReadOnlySpan<byte> From(long offset) => Between(offset, Length);

    /// <summary>The bytes between two places, or as many as a span can hold; empty where there are none.</summary>
    public ReadOnlySpan<byte> Between(long start, long end)
    {
        end = Math.Min(end, Length);
        return start < 0 || start >= end ? default : new ReadOnlySpan<byte>(Pointer + start, (int)Math.Min(end - start, int.MaxValue));
    }

    /// <summary>Gives whole pages back that will hardly be read again; on Linux they count as the program's memory as long as it has not. What is read there later is the same.</summary>
    public void Forget(long start, long length)
    {
        var page = Environment.SystemPageSize;
        var first = (start + page - 1) / page * page;
        var end = Math.Min(start + length, Length) / page * page;
        if (OperatingSystem.IsLinux() && start >= 0 && first < end)
        {
            _ = MemoryAdvise((nuint)(Pointer + first), (nuint)(end - first), Advice);
        }
    }

    public void Dispose()
    {
        if (_view is not null)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file!.Dispose();
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MemoryAdvise(nuint address, nuint length, int advice);
}
