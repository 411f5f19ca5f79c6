using LeakScan.Detection.Patterns;
using LeakScan.Rules;
using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Files;

/// <summary>
/// Tells from the first bytes of an item what it is: a key store by its magic number, or a file that holds nothing but a key. Looks at binary items too, which
/// nothing else does. The first byte chooses which patterns are tried, so that most items cost a table look-up. Belongs to one thread.
/// </summary>
internal sealed class FileDetector
{
    /// <summary>How many bytes are looked at.</summary>
    public const int HeadLength = 8192;

    private readonly List<int>?[] _rulesByFirst = new List<int>?[256];
    private readonly PatternProgram?[] _programs;
    private readonly PatternMatcher _matcher = new();

    public FileDetector(RulePack pack)
    {
        _programs = pack.Programs;
        for (var rule = 0; rule < pack.Rules.Count; rule++)
        {
            if (pack.Rules[rule].Detector == DetectorKind.File && _programs[rule] is { } program)
            {
                Add(rule, program);
            }
        }
    }

    /// <summary>Appends the matches at the start of an item.</summary>
    public void Detect(ReadOnlySpan<byte> head, List<RawMatch> matches)
    {
        if (head.IsEmpty || _rulesByFirst[head[0]] is not { } rules)
        {
            return;
        }

        head = head[..Math.Min(head.Length, HeadLength)];
        foreach (var rule in rules)
        {
            if (_matcher.Match(_programs[rule]!, head, 0, out var end, out var secretStart, out var secretEnd))
            {
                matches.Add(secretStart < 0
                    ? new RawMatch(rule, 0, end, 0, end, MatchTraits.None)
                    : new RawMatch(rule, 0, end, secretStart, secretEnd, MatchTraits.None));
            }
        }
    }

    private void Add(int rule, PatternProgram program)
    {
        // What begins with neither a literal nor a set may begin with anything.
        var first = Array.Find(program.Instructions, i => i.Op is not (Opcode.Assert or Opcode.SecretStart));
        for (var value = 0; value < _rulesByFirst.Length; value++)
        {
            var canStart = first.Op switch
            {
                Opcode.Literal => program.Literals[first.X][0] == value,
                Opcode.Set => program.Sets[first.X].Contains((byte)value),
                Opcode.Greedy or Opcode.Lazy when first.Min > 0 => program.Sets[first.X].Contains((byte)value),
                _ => true,
            };
            if (canStart)
            {
                (_rulesByFirst[value] ??= []).Add(rule);
            }
        }
    }
}
