using System.Text;
using LeakScan.Rules.Patterns;

namespace LeakScan.Cli.Importing;

/// <summary>Makes texts that a pattern matches, to see whether its rule finds what it was written for. Always the same for the same seed.</summary>
internal sealed class SampleMaker(int seed)
{
    private const int MaxRepeat = 40;

#pragma warning disable CA5394 // Nothing is kept secret with these numbers; they have to be the same in every run.
    private readonly Random _random = new(seed);

    public string Make(PatternNode pattern)
    {
        var bytes = new List<byte>();
        Append(pattern, bytes);
        return Encoding.Latin1.GetString([.. bytes]);
    }

    private void Append(PatternNode node, List<byte> bytes)
    {
        switch (node)
        {
            case PatternNode.Set set:
                bytes.Add(Pick(set.Bytes));
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Append(part, bytes);
                }

                break;
            case PatternNode.Alternation alternation:
                Append(alternation.Branches[_random.Next(alternation.Branches.Count)], bytes);
                break;
            case PatternNode.Repeat repeat:
                var most = (int)Math.Min(repeat.Max, Math.Max((long)repeat.Min, repeat.Min == 0 ? 3 : MaxRepeat));
                for (var count = _random.Next(repeat.Min, most + 1); count > 0; count--)
                {
                    Append(repeat.Body, bytes);
                }

                break;
            case PatternNode.Secret secret:
                Append(secret.Body, bytes);
                break;
            case PatternNode.Assertion { Kind: PatternAssertion.After or PatternAssertion.Before } assertion:
                bytes.Add(Pick(assertion.Bytes));
                break;
            default:
                // A boundary: what stands round the sample sees to it.
                break;
        }
    }

    /// <summary>A member of a set: a letter or digit if it has any, else something printable.</summary>
    private byte Pick(ByteSet set)
    {
        var members = Enumerable.Range(0, 256).Select(v => (byte)v).Where(set.Contains).ToList();
        List<byte>[] choices = [[.. members.Where(b => char.IsAsciiLetterOrDigit((char)b))], [.. members.Where(b => b is >= (byte)' ' and <= (byte)'~')], members];
        var choice = choices.First(c => c.Count > 0);
        return choice[_random.Next(choice.Count)];
    }
#pragma warning restore CA5394
}
