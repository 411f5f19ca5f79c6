using System.Text;

namespace LeakScan.Prefiltering;

/// <summary>Compares every keyword at every position. The oracle for all other strategies.</summary>
internal sealed class NaivePrefilter : Prefilter
{
    private readonly byte[][] _keywords;

    public NaivePrefilter(IReadOnlyList<string> keywords) => _keywords = [.. keywords.Select(Encoding.Latin1.GetBytes)];

    public override void Find(ReadOnlySpan<byte> content, int from, int to, List<Candidate> candidates, CandidateRefuser? refuser = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, content.Length);
        for (var position = from; position < to; position++)
        {
            var rest = content[position..];
            for (var keyword = 0; keyword < _keywords.Length; keyword++)
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
