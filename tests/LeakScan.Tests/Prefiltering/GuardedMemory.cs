using System.ComponentModel;
using System.Runtime.InteropServices;

namespace LeakScan.Tests.Prefiltering;

/// <summary>Memory between two pages that nobody may touch: reading one byte too far on either side ends the process.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int ReadWrite = 3;
    private const int Private = 2;
    private const int AnonymousOnLinux = 0x20;
    private const int AnonymousOnMac = 0x1000;
    private const int Reserve = 0x2000;
    private const int Commit = 0x1000;
    private const int Release = 0x8000;
    private const int NoAccess = 1;
    private const int PageReadWrite = 4;

    private readonly byte* _start;
    private readonly int _length;
    private readonly int _page = Environment.SystemPageSize;

    public GuardedMemory(int length)
    {
        _length = (length + _page - 1) / _page * _page;
        var all = (nuint)(_length + (2 * _page));
        if (OperatingSystem.IsWindows())
        {
            _start = (byte*)VirtualAlloc(null, all, Reserve, NoAccess);
            Check(_start != null && VirtualAlloc(_start + _page, (nuint)_length, Commit, PageReadWrite) != null);
        }
        else
        {
            _start = (byte*)Map(null, all, 0, Private | (OperatingSystem.IsMacOS() ? AnonymousOnMac : AnonymousOnLinux), -1, 0);
            Check((nint)_start != -1 && Protect(_start + _page, (nuint)_length, ReadWrite) == 0);
        }
    }

    public Span<byte> Span => new(_start + _page, _length);

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            Check(VirtualFree(_start, 0, Release));
        }
        else
        {
            Check(Unmap(_start, (nuint)(_length + (2 * _page))) == 0);
        }
    }

    private static void Check(bool succeeded)
    {
        if (!succeeded)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmap(void* address, nuint length);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial void* VirtualAlloc(void* address, nuint length, int kind, int protection);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualFree(void* address, nuint length, int kind);
}
