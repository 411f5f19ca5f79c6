using System.Runtime.Intrinsics.X86;

namespace LeakScan.Quick;

/// <summary>
/// Asks the processor itself what it can do. In a program compiled for any processor Avx2.IsSupported and its like are false wherever it runs, because it was compiled
/// for those that have it not.
/// </summary>
internal static class ProcessorLevel
{
    // Bits as in the manuals of Intel (volume 2A, CPUID) and AMD (volume 3, appendix E); the levels are those of the x86-64 psABI (https://gitlab.com/x86-psABIs/x86-64-ABI).
    private const int Fma = 1 << 12, Movbe = 1 << 22, OperatingSystemSaves = 1 << 27, Avx = 1 << 28, F16C = 1 << 29;
    private const int Bmi1 = 1 << 3, Avx2 = 1 << 5, Bmi2 = 1 << 8;
    private const int Lzcnt = 1 << 5;
    private const int Avx512F = 1 << 16, Avx512Dq = 1 << 17, Avx512Ifma = 1 << 21, Avx512Cd = 1 << 28, Avx512Bw = 1 << 30, Avx512Vl = 1 << 31;
    private const int Vbmi = 1 << 1, Vbmi2 = 1 << 6, Vnni = 1 << 11, Bitalg = 1 << 12, VectorPopcnt = 1 << 14;

    /// <summary>Whether processor and operating system have all that x86-64-v3 asks for.</summary>
    public static bool IsThird =>
        X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= 7 && Has(X86Base.CpuId(1, 0).Ecx, Fma | Movbe | OperatingSystemSaves | Avx | F16C)
        && Has(X86Base.CpuId(7, 0).Ebx, Bmi1 | Avx2 | Bmi2) && Has(X86Base.CpuId(unchecked((int)0x8000_0001), 0).Ecx, Lzcnt)
        && SavedRegisters.Include(SavedRegisters.Vectors256, "avx2");

    /// <summary>
    /// Whether they have all that x86-64-v4 asks for too, and what came with Ice Lake and Zen 4: looking up and packing whole bytes.
    /// </summary>
    public static bool IsPastFourth =>
        IsThird && Has(X86Base.CpuId(7, 0).Ebx, Avx512F | Avx512Dq | Avx512Ifma | Avx512Cd | Avx512Bw | Avx512Vl)
        && Has(X86Base.CpuId(7, 0).Ecx, Vbmi | Vbmi2 | Vnni | Bitalg | VectorPopcnt)
        && SavedRegisters.Include(SavedRegisters.Vectors512, "avx512f");

    private static bool Has(int register, int bits) => (register & bits) == bits;
}
