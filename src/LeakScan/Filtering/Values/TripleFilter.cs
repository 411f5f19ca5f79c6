using System.Text;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Whether a text of ASCII may hold one of some words, whatever the case of letters: whether three characters in a row have the hash of the first three of a word. The
/// runtime searches for more than a few words by an automaton or by hashes, which takes a hundred instructions for each character of a short text.
/// </summary>
internal sealed class TripleFilter
{
    private const int Length = 3;
    private const int Bits = 13;
    private const uint Multiplier = 0x9E3779B1;

    private readonly bool[] _known = new bool[1 << Bits];

    /// <param name="words">The words; those of ASCII have three characters at least.</param>
    public TripleFilter(IEnumerable<string> words)
    {
        foreach (var word in words.Where(word => Ascii.IsValid(word)))
        {
            _known[Hash(((uint)Fold(word[0]) << 16) | ((uint)Fold(word[1]) << 8) | Fold(word[2]))] = true;
        }
    }

    /// <summary>No when a text holds none of the words. Yes when there is another character than ASCII's, or none at all.</summary>
    public bool MayContainAny(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        var triple = 0u;
        var all = 0;
        for (var i = 0; i < text.Length; i++)
        {
            all |= text[i];
            triple = (triple << 8) | Fold(text[i]);
            if (i >= Length - 1 && _known[Hash(triple & 0xFFFFFF)])
            {
                return true;
            }
        }

        return all >= 0x80;
    }

    // Capital letters become small ones, some signs another.
    private static byte Fold(char value) => (byte)(value | 0x20);

    private static uint Hash(uint triple) => (triple * Multiplier) >> (32 - Bits);
}
