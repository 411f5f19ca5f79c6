using System.Text;
using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public sealed class VectorJudgeTests
{
    [Theory]
    [InlineData("000102030405060708090a0b0c0d0e0f", true)]
    [InlineData("0x000102030405060708090a0b0c0d0e0f", true)]
    [InlineData("1f1e1d1c1b1a19181716151413121110", true)]
    [InlineData("0a0b0c0d", true)]
    [InlineData("0f1011", true)]
    [InlineData("101112", false)]
    [InlineData("a0b0c0d0", false)]
    [InlineData("00010203040506070809", true)]
    [InlineData("000102030405060708090", false)]
    [InlineData("000102030405060708zz", false)]
    [InlineData("\\x00\\x05\\x0a\\x0f\\x14\\x19\\x1e\\x23", true)]
    [InlineData("\\x00\\x05\\x0a\\x0f\\x99\\x19\\x1e\\x23", false)]
    public void Sees_bytes_that_count(string value, bool expected) => VectorJudge.Counts(value).Should().Be(expected); // leakscan:allow they count

    [Theory]
    [InlineData("1, 2, 3, 4, 5, 6, 7, 8", true)]
    [InlineData("1, 2, 3, 4, 5, 6, 7", false)] // too few
    [InlineData("0x01, 0X23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef", true)]
    [InlineData("33, 1, 2, 3, 4, 5, 6, 7", true)]
    [InlineData("33, 1, 77, 2, 3, 4, 5, 6", false)]
    [InlineData("66, 105, 116, 99, 111, 105, 110, 32", true)]
    [InlineData("66, 105, 116, 99, 111, 105, 110, 33", false)] // no blank
    [InlineData("66, 105, 116, 99, 111, 105, 127, 32", false)] // no letter
    [InlineData("1, 2, 3, 4, 5, 6, 7, 256", false)]
    [InlineData("1, 2, 3, 4, x, 6, 7, 8", false)]
    public void Sees_numbers_that_count_or_spell(string list, bool expected) => VectorJudge.CountsOrSpells(Encoding.ASCII.GetBytes(list)).Should().Be(expected);
}
