using System.Reflection;
using System.Runtime.InteropServices;
using LibGit2Sharp;

namespace LeakScan.Git.Tests.Oracle;

/// <summary>
/// The few functions of libgit2 that LibGit2Sharp does not offer: LibGit2Sharp reads the raw bytes of blobs only, and its strings lose
/// what is not UTF-8, whereas commits, tags and trees are wanted byte for byte. The same native library is used, found where LibGit2Sharp finds it.
/// Functions: https://libgit2.org/docs/reference/v1.8.4/odb/
/// </summary>
internal static unsafe partial class LibGit2
{
    /// <summary>Return code: no such object.</summary>
    public const int NotFound = -3;

    // Resolved below; LibGit2Sharp's own name for it carries a hash that changes with its version.
    private const string Library = "libgit2-of-LibGit2Sharp";

    static LibGit2()
    {
        // Ids are recomputed only where asked for.
        GlobalSettings.SetStrictHashVerification(false);
        NativeLibrary.SetDllImportResolver(typeof(LibGit2).Assembly, Resolve);
        _ = git_libgit2_init(); // counted, and never undone: the library stays loaded as long as the process
    }

    [LibraryImport(Library)]
    internal static partial int git_odb_new(out nint database);

    [LibraryImport(Library)]
    internal static partial int git_odb_backend_pack(out nint backend, [MarshalAs(UnmanagedType.LPUTF8Str)] string objectsDirectory);

    [LibraryImport(Library)]
    internal static partial int git_odb_add_backend(nint database, nint backend, int priority);

    [LibraryImport(Library)]
    internal static partial int git_odb_read_header(out nuint length, out int kind, nint database, byte* id);

    [LibraryImport(Library)]
    internal static partial int git_odb_read(out nint obj, nint database, byte* id);

    [LibraryImport(Library)]
    internal static partial int git_odb_foreach(nint database, delegate* unmanaged[Cdecl]<byte*, nint, int> callback, nint payload);

    [LibraryImport(Library)]
    internal static partial byte* git_odb_object_data(nint obj);

    [LibraryImport(Library)]
    internal static partial nuint git_odb_object_size(nint obj);

    [LibraryImport(Library)]
    internal static partial int git_odb_object_type(nint obj);

    [LibraryImport(Library)]
    internal static partial void git_odb_object_free(nint obj);

    [LibraryImport(Library)]
    internal static partial void git_odb_free(nint database);

    [LibraryImport(Library)]
    private static partial int git_libgit2_init();

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (!string.Equals(name, Library, StringComparison.Ordinal))
        {
            return 0;
        }

        var type = typeof(Repository).Assembly.GetType("LibGit2Sharp.Core.NativeDllName");
        var file = (string?)type?.GetField("Name", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null)
            ?? throw new DllNotFoundException("This LibGit2Sharp does not name its native library: only version 0.31 is supported.");
        if (NativeLibrary.TryLoad(file, typeof(Repository).Assembly, searchPath, out var handle))
        {
            return handle;
        }

        // As LibGit2Sharp does: runtimes/<system>-<processor>/native beside the program, several systems tried (glibc, musl).
        var runtimes = Path.Combine(AppContext.BaseDirectory, "runtimes");
        var processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        foreach (var folder in Directory.Exists(runtimes) ? Directory.GetDirectories(runtimes, "*-" + processor) : [])
        {
            foreach (var pattern in (string[])["lib{0}.so", "lib{0}.dylib", "{0}.dll"])
            {
                var candidate = Path.Combine(folder, "native", string.Format(pattern, file));
                if (File.Exists(candidate) && NativeLibrary.TryLoad(candidate, out handle))
                {
                    return handle;
                }
            }
        }

        throw new DllNotFoundException($"The native library {file} is not beside the program: install LeakScan again.");
    }
}
