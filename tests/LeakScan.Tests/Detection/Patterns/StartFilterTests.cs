using System.Text;
using LeakScan.Detection.Patterns;
using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Detection.Patterns;

public sealed class StartFilterTests
{
    [Theory]
    [InlineData(@"\bact_[0-9a-f]{24}\b", "no act_x, act_0 nor bact_12 but act_123456789012345678901234 and act_abcdefabcdefabcdefabcdef", 32, 65)]
    [InlineData("(?i:host|user)=[^;]{1,9};port", "hostess=1 Host=a;port USER=b;port", 10, 22)]
    [InlineData("a{2,5}b", "ab aab caaab", 3, 8, 9)]
    public void Stops_only_where_the_first_eight_bytes_fit(string pattern, string text, params int[] expected)
    {
        var program = PatternCompiler.Compile(pattern);
        var filter = new StartFilter(program);
        var bytes = Encoding.ASCII.GetBytes(text);
        var last = bytes.Length - program.MinLength;

        var starts = new List<int>();
        for (var start = filter.Next(bytes, 0, last); start >= 0; start = filter.Next(bytes, start + 1, last))
        {
            starts.Add(start);
        }

        starts.Should().Equal(expected);
        Enumerable.Range(-1, bytes.Length + 1).Where(at => filter.MayStart(bytes, at) && at <= last).Should().Equal(expected);
    }
}
