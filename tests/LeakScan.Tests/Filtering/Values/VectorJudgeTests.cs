using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public sealed class VectorJudgeTests
{
    [Theory]
    [InlineData("000102030405060708090a0b0c0d0e0f", true)]
    [InlineData("0x000102030405060708090a0b0c0d0e0f", true)]
    [InlineData("1f1e1d1c1b1a19181716151413121110", true)]
    [InlineData("0a0b0c0d", true)]
    [InlineData("a0b0c0d0", false)]
    [InlineData("00010203040506070809", true)]
    [InlineData("000102030405060708090", false)]
    [InlineData("000102030405060708zz", false)]
    [InlineData("\\x00\\x05\\x0a\\x0f\\x14\\x19\\x1e\\x23", true)]
    [InlineData("\\x00\\x05\\x0a\\x0f\\x99\\x19\\x1e\\x23", false)]
    public void Sees_bytes_that_count(string value, bool expected) => VectorJudge.Counts(value).Should().Be(expected); // leakscan:allow they count
}
