using System.Runtime.InteropServices;

namespace LeakScan.Quick;

/// <summary>
/// Which registers the operating system saves when another program has its turn. A processor may have wider ones that a program must not touch: Linux leaves them off when it was
/// started with clearcpuid= or mends a flaw of the processor by that, and the processor says that it has them all the same.
/// </summary>
internal static partial class SavedRegisters
{
    /// <summary>Vectors of 256 bits, as bits of XCR0 (Intel's manual, volume 1, 13.3, XSAVE-supported features).</summary>
    public const ulong Vectors256 = 0b110;

    /// <summary>Vectors of 512 bits, all 32 of them, and masks.</summary>
    public const ulong Vectors512 = 0b1110_0110;

    private const string FlagsFile = "/proc/cpuinfo";

    // https://man7.org/linux/man-pages/man2/arch_prctl.2.html; on x64.
    private const nint ArchitectureCall = 158;
    private const nint GetSupported = 0x1021;

    /// <summary>Whether all these are saved; of systems but Linux what the processor says is taken to be true.</summary>
    /// <param name="registers">Bits of XCR0.</param>
    /// <param name="flag">What stands for the newest of them in Linux' list of flags.</param>
    public static bool Include(ulong registers, string flag) =>
        !OperatingSystem.IsLinux() || (AskKernel() is { } saved ? (saved & registers) == registers : ReadFlags().Contains(flag));

    /// <summary>What the kernel says it saves; null when it does not know the question, as before Linux 5.16.</summary>
    public static unsafe ulong? AskKernel()
    {
        ulong saved = 0;
        return Call(ArchitectureCall, GetSupported, &saved) == 0 ? saved : null;
    }

    /// <summary>The flags of the first processor, without those that the kernel has switched off; none when they cannot be read.</summary>
    public static string[] ReadFlags()
    {
        try
        {
            return File.ReadLines(FlagsFile).FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal))?.Split(' ') ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static unsafe partial nint Call(nint number, nint question, ulong* answer);
}
