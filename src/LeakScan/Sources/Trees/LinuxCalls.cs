using System.Runtime.InteropServices;

namespace LeakScan.Sources.Trees;

/// <summary>The system calls of <see cref="LinuxTreeReader"/>, from the C library.</summary>
internal static unsafe partial class LinuxCalls
{
    /// <summary>"Relative to the current folder"; for absolute paths it does not matter.</summary>
    public const int CurrentFolder = -100;

    public const int ReadOnly = 0;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    /// <summary>Opens a folder only to reach what is below: needs no right to list it.</summary>
    public const int PathOnly = 0x200000;

    // errno
    public const int Interrupted = 4;

    // statx
    public const int FollowLinks = 0;
    public const int NoFollow = 0x100;
    public const uint WantType = 1;

    // lseek
    public const int FromEnd = 2;
    public const int FromStart = 0;

    /// <summary>Opens a folder only. Differs between processors.</summary>
    public static int Folder { get; } = IsArm ? 0x4000 : 0x10000;

    /// <summary>Does not open what is a link itself. Differs between processors.</summary>
    public static int NoLink { get; } = IsArm ? 0x8000 : 0x20000;

    /// <summary>Number of the system call getdents64. Differs between processors.</summary>
    public static nint ListFolderCall { get; } = IsArm ? 61 : 217;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    public static partial int OpenAt(int folder, byte* path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(int file, long offset, int origin);

    /// <summary>getdents64 has a function of its own only in newer C libraries.</summary>
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint ListFolder(nint call, nint file, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    public static partial int Stat(int folder, byte* path, int flags, uint mask, byte* result);
}
