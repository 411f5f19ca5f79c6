using System.Runtime.Intrinsics.X86;
using LeakScan.Quick;

namespace LeakScan.Cli.Tests.Hooks;

/// <summary>The runtime asks the processor which registers are switched on (XGETBV), so what it says of itself is the truth here.</summary>
public class SavedRegistersTests
{
    [Fact]
    public void Kernel_and_runtime_agree()
    {
        // Others have other processors or do not know the question.
        if (OperatingSystem.IsLinux() && X86Base.IsSupported && SavedRegisters.AskKernel() is { } saved)
        {
            Has(saved, SavedRegisters.Vectors256).Should().Be(Avx.IsSupported);
            Has(saved, SavedRegisters.Vectors512).Should().Be(Avx512F.IsSupported);
            Has(saved, 1UL << 63).Should().BeFalse("no register is behind that bit");
        }
    }

    [Fact]
    public void Flags_and_runtime_agree()
    {
        if (OperatingSystem.IsLinux() && X86Base.IsSupported)
        {
            SavedRegisters.ReadFlags().Contains("avx2").Should().Be(Avx2.IsSupported);
            SavedRegisters.ReadFlags().Contains("avx512f").Should().Be(Avx512F.IsSupported);
        }
    }

    [Fact]
    public void What_no_system_saves_is_not_there()
    {
        if (OperatingSystem.IsLinux() && X86Base.IsSupported)
        {
            SavedRegisters.Include(1UL << 63, "no such flag").Should().BeFalse();
        }
    }

    private static bool Has(ulong saved, ulong registers) => (saved & registers) == registers;
}
