namespace LeakScan.Rules.Patterns;

/// <summary>The text of a pattern and a place in it that only moves forwards.</summary>
internal sealed class PatternText(string text)
{
    /// <summary>How much was read.</summary>
    public int At { get; private set; }

    public bool IsAtEnd => At >= text.Length;

    /// <summary>The character at the place; there must be one.</summary>
    public char Current => text[At];

    /// <summary>Passes the character at the place; there must be one.</summary>
    public char Next() => text[At++];

    public bool Take(char character)
    {
        if (IsAtEnd || text[At] != character)
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Passes what stands before a text and that itself; null, and nothing passed, when it does not come.</summary>
    public string? TakeTo(string end)
    {
        var found = text.IndexOf(end, At, StringComparison.Ordinal);
        if (found < 0)
        {
            return null;
        }

        var passed = text[At..found];
        At = found + end.Length;
        return passed;
    }

    /// <summary>Passes at most so many characters.</summary>
    public string TakeMost(int count)
    {
        var passed = text[At..Math.Min(At + count, text.Length)];
        At += passed.Length;
        return passed;
    }

    public bool Peek(string next) => string.CompareOrdinal(text, At, next, 0, next.Length) == 0;

    /// <summary>What is wrong, and where: at the place, or at one before.</summary>
    public PatternException Error(string problem, int at = -1) => new($"at character {(at < 0 ? At : at)} of the pattern: {problem}");

    /// <summary>The byte of a character that stands for itself.</summary>
    public int Byte(char character) => character < 128 ? character : throw Error("a character outside ASCII; write its bytes as \\xHH");
}
