using System.Text;

namespace LeakScan.Prefiltering;

/// <summary>Compares at every position every keyword that begins with the byte there. The oracle for all other strategies.</summary>
internal sealed class NaivePrefilter : Prefilter
{
    private readonly byte[][] _keywords;
    private readonly int[][] _byFirst;

    public NaivePrefilter(IReadOnlyList<string> keywords)
    {
        _keywords = [.. keywords.Select(Encoding.Latin1.GetBytes)];
        _byFirst = [.. Enumerable.Range(0, 256).Select(first => Enumerable.Range(0, _keywords.Length).Where(k => Keyword.IsAt([(byte)first], _keywords[k].AsSpan(0, 1))).ToArray())];
    }

    public override void Find(ReadOnlySpan<byte> content, int from, int to, List<Candidate> candidates, CandidateRefuser? refuser = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, content.Length);
        for (var position = from; position < to; position++)
        {
            var rest = content[position..];
            foreach (var keyword in _byFirst[rest[0]])
            {
                var candidate = new Candidate(position, keyword);
                if (Keyword.IsAt(rest, _keywords[keyword]) && refuser?.Refuses(content, candidate) != true)
                {
                    candidates.Add(candidate);
                }
            }
        }
    }
}
