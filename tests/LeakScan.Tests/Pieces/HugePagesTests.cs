using LeakScan.Pieces;

namespace LeakScan.Tests.Pieces;

public sealed class HugePagesTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(HugePages.Size)]
    [InlineData(5 * HugePages.Size)]
    public void Changes_nothing_that_can_be_seen(int length)
    {
        var memory = GC.AllocateArray<byte>(length, pinned: true);
        memory[0] = 1;
        memory[^1] = 2;

        HugePages.Ask(memory);

        memory.AsSpan().Count((byte)0).Should().Be(length - 2);
        (memory[0], memory[^1]).Should().Be((1, 2));
    }
}
