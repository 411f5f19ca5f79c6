using System.Runtime.Intrinsics.X86;
using LeakScan.Quick;

namespace LeakScan.Cli.Tests.Hooks;

public class ProcessorLevelTests
{
    [Fact]
    public void Knows_what_the_runtime_knows_of_the_processor() =>
        ProcessorLevel.IsThird.Should().Be(Avx2.IsSupported && Bmi1.IsSupported && Bmi2.IsSupported && Fma.IsSupported && Lzcnt.IsSupported);

    [Fact]
    public void Knows_the_later_parts_of_AVX_512() =>
        ProcessorLevel.IsPastFourth.Should().Be(Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512CD.IsSupported && Avx512DQ.IsSupported && Avx512Vbmi.IsSupported && Avx512Vbmi2.IsSupported);
}
