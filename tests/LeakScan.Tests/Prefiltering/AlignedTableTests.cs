using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

public sealed class AlignedTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(768)]
    [InlineData(100_000)]
    public unsafe void Begins_where_a_cache_line_does_and_holds_what_it_was_given(int length)
    {
        ushort[] elements = [.. Enumerable.Range(1, length).Select(i => (ushort)i)];
        var table = new AlignedTable<ushort>(elements);
        ((nint)Unsafe.AsPointer(ref table.First) % 64).Should().Be(0);
        MemoryMarshal.CreateReadOnlySpan(ref table.First, length).ToArray().Should().Equal(elements);
    }
}
