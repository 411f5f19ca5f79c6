using System.Text;

namespace LeakScan.Prefiltering.Planning;

/// <summary>
/// Makes up text that a filter cannot tell from source code: a chain of characters, each drawn by how likely it follows the one before, in which
/// common words are drawn whole. Placements chosen on such a sample are about as good as those chosen on real files, and no real file has to be kept.
/// The same length gives the same text everywhere: integers only, a generator of its own, and letters in lower case.
/// </summary>
internal sealed class SampleText
{
    private const byte NotAscii = 0xC3;
    private const int LikelihoodBits = 22;

    private readonly byte[] _symbols = Encoding.Latin1.GetBytes(TextStatistics.Symbols);

    // For each symbol the sums of the likelihoods of its followers, ascending.
    private readonly int[] _sums;

    // For each letter the common words that begin with it, the sums of their frequencies, and how many runs of letters begin with it in a megabyte.
    private readonly List<byte[]>[] _words = [.. Enumerable.Range(0, 26).Select(_ => new List<byte[]>())];
    private readonly List<int>[] _wordSums = [.. Enumerable.Range(0, 26).Select(_ => new List<int>())];

    private ulong _state = 0x2545F4914F6CDD1D;

    private SampleText()
    {
        var count = _symbols.Length;
        _symbols[count - 1] = NotAscii;
        _sums = new int[count * count];
        for (var symbol = 0; symbol < count; symbol++)
        {
            var sum = 0;
            for (var next = 0; next < count; next++)
            {
                sum += Likelihood(TextStatistics.Followers[(symbol * count) + next]);
                _sums[(symbol * count) + next] = sum;
            }
        }

        var frequency = 0;
        foreach (var part in Encoding.ASCII.GetString(CommonWords.All).Split(' '))
        {
            if (char.IsAsciiDigit(part[0]))
            {
                frequency = int.Parse(part);
                continue;
            }

            var sums = _wordSums[part[0] - 'a'];
            _words[part[0] - 'a'].Add(Encoding.ASCII.GetBytes(part));
            sums.Add((sums.Count == 0 ? 0 : sums[^1]) + frequency);
        }
    }

    /// <summary>Makes up text of a length in bytes.</summary>
    public static byte[] Generate(int length)
    {
        var text = new byte[length];
        new SampleText().Fill(text);
        return text;
    }

    // 2^(22 - level / 2), in integers.
    private static int Likelihood(byte level)
    {
        var step = level switch
        {
            (byte)'.' => int.MaxValue,
            <= (byte)'9' => level - '0',
            <= (byte)'Z' => level - 'A' + 10,
            _ => level - 'a' + 36,
        };
        return step == int.MaxValue ? 0 : ((step & 1) == 0 ? 1 << LikelihoodBits : (int)((1L << LikelihoodBits) * 46341 / 65536)) >> (step / 2);
    }

    private void Fill(Span<byte> text)
    {
        var at = 0;
        var symbol = 0;
        var isWordEnd = false;
        while (at < text.Length)
        {
            var last = symbol;
            var previous = _symbols[last];
            do
            {
                // A common word is whole: it is followed by what follows its last letter elsewhere, but for letters.
                symbol = DrawFollower(last);
            }
            while (isWordEnd && char.IsAsciiLetter((char)_symbols[symbol]));

            isWordEnd = false;
            var drawn = _symbols[symbol];
            if (char.IsAsciiLetter((char)drawn) && !char.IsAsciiLetter((char)previous) && DrawWord(drawn) is { } word)
            {
                word.AsSpan(0, Math.Min(word.Length, text.Length - at)).CopyTo(text[at..]);
                at += word.Length;
                symbol = Array.IndexOf(_symbols, word[^1]);
                isWordEnd = true;
                continue;
            }

            text[at++] = drawn;
        }
    }

    private int DrawFollower(int symbol)
    {
        var sums = _sums.AsSpan(symbol * _symbols.Length, _symbols.Length);
        return Find(sums, Draw(sums[^1]));
    }

    // A common word that begins with the letter, or null for some other word.
    private byte[]? DrawWord(byte letter)
    {
        var index = letter - 'a';
        var draw = Draw(TextStatistics.Beginnings[index] * 10);
        var sums = _wordSums[index];
        return sums.Count == 0 || draw >= sums[^1] ? null : _words[index][Find(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sums), draw)];
    }

    // The first element greater than the value.
    private static int Find(ReadOnlySpan<int> sums, int value)
    {
        var low = 0;
        var high = sums.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sums[middle] > value)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    // Below a limit; xorshift64*, whose high half is good enough for this.
    private int Draw(int limit)
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (int)(((_state * 0x2545F4914F6CDD1D) >> 32) * (ulong)limit >> 32);
    }
}
