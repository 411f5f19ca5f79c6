using System.Runtime.InteropServices;

namespace LeakScan.Pieces;

/// <summary>
/// Asks Linux for pages of two megabytes instead of four kilobytes, which programs have to ask for where transparent huge pages are set to "madvise". A table that is
/// looked up at random otherwise costs a walk through the page tables for nearly every look-up, on a virtual machine through two of them.
/// </summary>
internal static unsafe partial class HugePages
{
    /// <summary>The size of a huge page; on some processors it is another, which only makes the advice worth less.</summary>
    public const int Size = 2 << 20;

    private const int Advice = 14;

    /// <summary>Asks for the whole huge pages within some memory, which has not been written to yet and stays where it is. Nothing happens where there are none.</summary>
    public static void Ask(ReadOnlySpan<byte> memory)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        fixed (byte* first = memory)
        {
            var start = ((nuint)first + Size - 1) & ~(nuint)(Size - 1);
            var end = ((nuint)first + (nuint)memory.Length) & ~(nuint)(Size - 1);
            if (start < end)
            {
                _ = MemoryAdvise(start, end - start, Advice);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MemoryAdvise(nuint address, nuint length, int advice);
}
