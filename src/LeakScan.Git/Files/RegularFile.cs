using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// Reads files that other people may have put there. Whoever opens a pipe waits until somebody writes to it, and a device may have no end, so neither is opened
/// where a file is expected.
/// </summary>
internal static unsafe partial class RegularFile
{
    // statx(2): https://man7.org/linux/man-pages/man2/statx.2.html
    private const int CurrentFolder = -100;
    private const uint WantType = 1;
    private const int StatLength = 256;
    private const int ModeAt = 28;
    private const int TypeMask = 0xF000;
    private const int FolderType = 0x4000;
    private const int FileType = 0x8000;

    /// <summary>Whether a file can be read at a path: one that exists and is neither folder nor pipe nor device.</summary>
    public static bool Exists(string path) => File.Exists(path) && Objection(path) is null;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">It is not there, or is no file; the message says what it is instead.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream OpenRead(string path) =>
        Objection(path) is { } objection ? throw new IOException(objection) : new FileStream(Readable(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <inheritdoc cref="OpenRead"/>
    /// <summary>The bytes of a file.</summary>
    public static byte[] ReadAllBytes(string path) => Objection(path) is { } objection ? throw new IOException(objection) : File.ReadAllBytes(Readable(path));

    /// <inheritdoc cref="OpenRead"/>
    /// <summary>The text of a file.</summary>
    public static string ReadAllText(string path) => Objection(path) is { } objection ? throw new IOException(objection) : File.ReadAllText(Readable(path));

    private static string Readable(string path) => Readable(path, tellsTypes: OperatingSystem.IsLinux() || OperatingSystem.IsWindows());

    /// <summary>
    /// What to open in the place of a file. Where the system was not asked of what type it is, as on macOS, a pipe looks like an empty file: neither is opened then, but
    /// what is named below /dev, since a shell's &lt;(command) is.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="tellsTypes">Whether the type is known, so that it is no pipe.</param>
    internal static string Readable(string path, bool tellsTypes) =>
        !tellsTypes && new FileInfo(path) is { Exists: true, Length: 0 } && !path.StartsWith("/dev/", StringComparison.Ordinal) ? "/dev/null" : path;

    /// <summary>Why a path is not to be opened; null when it is, or when there is nothing.</summary>
    private static string? Objection(string path)
    {
        if (Directory.Exists(path))
        {
            return "it is a folder and no file";
        }

        return TypeOf(path) is 0 or FileType or FolderType || IsNameless(path) ? null : "it is a pipe or a device and no file";
    }

    /// <summary>Whether a path names a pipe that has no name of its own, as &lt;(command) does in a shell: somebody writes to it.</summary>
    private static bool IsNameless(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && !Path.Exists(target.FullName);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The type of what stands at a path, links followed; 0 when nothing does or the system does not tell.</summary>
    private static int TypeOf(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var result = stackalloc byte[StatLength];
        return Stat(CurrentFolder, path, 0, WantType, result) == 0 ? *(ushort*)(result + ModeAt) & TypeMask : 0;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(int folder, string path, int flags, uint mask, byte* result);
}
