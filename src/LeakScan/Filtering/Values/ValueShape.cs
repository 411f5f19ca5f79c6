namespace LeakScan.Filtering.Values;

/// <summary>How many characters of which kind a value has.</summary>
internal readonly ref struct ValueShape
{
    /// <summary>Counts the characters.</summary>
    public ValueShape(ReadOnlySpan<char> value)
    {
        Length = value.Length;
        foreach (var c in value)
        {
            if (char.IsAsciiLetterLower(c))
            {
                Lower++;
            }
            else if (char.IsAsciiLetterUpper(c))
            {
                Upper++;
            }
            else if (char.IsAsciiDigit(c))
            {
                Digits++;
            }
            else if (c is ' ' or '\t')
            {
                Blanks++;
            }
            else if (c is '_' or '-' or '.')
            {
                Separators++;
            }
            else if (c < 0x80)
            {
                Signs++;
            }
            else
            {
                Foreign++;
            }
        }
    }

    /// <summary>All characters.</summary>
    public int Length { get; }

    /// <summary>a to z.</summary>
    public int Lower { get; }

    /// <summary>A to Z.</summary>
    public int Upper { get; }

    /// <summary>0 to 9.</summary>
    public int Digits { get; }

    /// <summary>Blanks.</summary>
    public int Blanks { get; }

    /// <summary>'_', '-', '.'.</summary>
    public int Separators { get; }

    /// <summary>Other ASCII characters.</summary>
    public int Signs { get; }

    /// <summary>Characters outside ASCII.</summary>
    public int Foreign { get; }

    /// <summary>Letters.</summary>
    public int Letters => Lower + Upper;

    /// <summary>Whether the value is what a policy of passwords asks for: nobody fills a place with capitals and digits.</summary>
    public bool IsStrong => Length >= 8 && Upper > 0 && Lower > 0 && Digits >= 2;
}
