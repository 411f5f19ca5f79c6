using System.Runtime.Intrinsics.X86;
using LeakScan.Quick;

namespace LeakScan.Cli.Tests.Hooks;

public class ProcessorLevelTests
{
    [Fact]
    public void Knows_what_the_runtime_knows_of_the_processor() =>
        ProcessorLevel.IsThird.Should().Be(Avx2.IsSupported && Bmi1.IsSupported && Bmi2.IsSupported && Fma.IsSupported && Lzcnt.IsSupported);
}
