namespace LeakScan.Detection.Assignments.Names;

/// <summary>
/// A set of words in lower case, to be asked of the words of names. Hardly any is in a set it is looked for in: a hash of three letters and the length finds an empty place for most others,
/// of which there are three in four, and making the set costs no more than filling them. Immutable.
/// </summary>
internal sealed class WordSet
{
    private const uint Multiplier = 0x9E3779B1;

    private readonly string?[] _places;
    private readonly int _shift;

    /// <param name="words">The words; none is empty.</param>
    public WordSet(params ReadOnlySpan<string> words)
    {
        _shift = int.LeadingZeroCount(words.Length) - 2;
        _places = new string?[1 << (32 - _shift)];
        foreach (var word in words)
        {
            _places[Find(word)] = word;
        }
    }

    /// <summary>A set of words that blanks and ends of lines part.</summary>
    public static WordSet Of(string words) => new(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether the word is one of the set.</summary>
    public bool Contains(ReadOnlySpan<char> word) => !word.IsEmpty && _places[Find(word)] is not null;

    // The place of the word, or the empty one where it would be.
    private int Find(ReadOnlySpan<char> word)
    {
        var hash = word[0] | ((uint)word[^1] << 8) | ((uint)word[word.Length / 2] << 16) | ((uint)word.Length << 24);
        var place = (int)((hash * Multiplier) >> _shift);
        while (_places[place] is { } other && !word.SequenceEqual(other))
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }
}
