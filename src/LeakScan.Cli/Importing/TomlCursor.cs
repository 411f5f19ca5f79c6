namespace LeakScan.Cli.Importing;

/// <summary>A place in a TOML text that only moves forwards.</summary>
internal sealed class TomlCursor(string text)
{
    private readonly string _text = text.ReplaceLineEndings("\n");
    private int _at;

    /// <summary>The character at the place; NUL at the end.</summary>
    public char Current => _at < _text.Length ? _text[_at] : '\0';

    public bool IsAtEnd => _at >= _text.Length;

    /// <summary>Passes the character at the place.</summary>
    public char Next()
    {
        var current = Current;
        _at = Math.Min(_at + 1, _text.Length);
        return current;
    }

    /// <summary>Passes all characters that are asked for, at most so many.</summary>
    public string TakeWhile(Func<char, bool> isAskedFor, int most = int.MaxValue)
    {
        var start = _at;
        while (_at < _text.Length && _at - start < most && isAskedFor(_text[_at]))
        {
            _at++;
        }

        return _text[start.._at];
    }

    public bool Take(string text)
    {
        if (string.CompareOrdinal(_text, _at, text, 0, text.Length) != 0)
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    public bool Take(char character)
    {
        if (IsAtEnd || Current != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Passes blanks and one character that must be there.</summary>
    public void Expect(char character)
    {
        SkipSpace();
        if (!Take(character))
        {
            throw Error($"a '{character}' is missing");
        }
    }

    /// <summary>Passes blanks, line ends and comments.</summary>
    public void SkipBlank()
    {
        while (char.IsWhiteSpace(Current) || Current == '#')
        {
            SkipComment();
            _at += _at < _text.Length ? 1 : 0;
        }
    }

    public void SkipSpace()
    {
        while (Current is ' ' or '\t')
        {
            _at++;
        }
    }

    public void SkipComment()
    {
        if (Current == '#')
        {
            var end = _text.IndexOf('\n', _at);
            _at = end < 0 ? _text.Length : end;
        }
    }

    public TomlException Error(string problem) => new(_text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1, problem);
}
