using System.Globalization;
using System.Text;

namespace LeakScan.Cli.Importing;

/// <summary>
/// Reads TOML 1.0 (https://toml.io/en/v1.0.0) as far as configurations of scanners use it: tables, arrays of tables, dotted and quoted keys, all four kinds of
/// strings, numbers, truth values, arrays and inline tables. Dates are refused. A package would be the better reader; the feed that builds this has none.
/// </summary>
internal sealed class TomlReader
{
    private const int MaxDepth = 50;

    private readonly string _text;
    private readonly TomlTable _root = new();
    private int _at;
    private int _depth;

    private TomlReader(string text) => _text = text.ReplaceLineEndings("\n");

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <exception cref="TomlException">The text is not TOML.</exception>
    public static TomlTable Read(string text)
    {
        var reader = new TomlReader(text);
        reader.ReadAll();
        return reader._root;
    }

    private void ReadAll()
    {
        var table = _root;
        for (SkipBlank(); _at < _text.Length; SkipBlank())
        {
            if (Current == '[')
            {
                table = ReadHeader();
            }
            else
            {
                ReadPair(table);
            }

            SkipSpace();
            SkipComment();
            if (_at < _text.Length && Current != '\n')
            {
                throw Error("something stands behind a value on its line");
            }
        }
    }

    private TomlTable ReadHeader()
    {
        _at++;
        var isArray = Take('[');
        var path = ReadKey();
        Expect(']');
        if (isArray)
        {
            Expect(']');
        }

        var parent = path[..^1].Aggregate(_root, Descend);
        var name = path[^1];
        if (!isArray)
        {
            return Descend(parent, name);
        }

        if (!parent.Has(name))
        {
            parent.TryAdd(name, new List<object>());
        }

        var list = parent[name] as List<object> ?? throw Error($"'{name}' is no array of tables");
        var table = new TomlTable();
        list.Add(table);
        return table;
    }

    /// <summary>The table of this name, made where there is none; of an array of tables the last.</summary>
    private TomlTable Descend(TomlTable parent, string name)
    {
        if (!parent.Has(name))
        {
            parent.TryAdd(name, new TomlTable());
        }

        return parent[name] switch
        {
            TomlTable table => table,
            List<object> { Count: > 0 } list when list[^1] is TomlTable last => last,
            _ => throw Error($"'{name}' is no table"),
        };
    }

    private void ReadPair(TomlTable table)
    {
        var path = ReadKey();
        Expect('=');
        SkipSpace();
        var value = ReadValue();
        if (!path[..^1].Aggregate(table, Descend).TryAdd(path[^1], value))
        {
            throw Error($"'{path[^1]}' is given twice");
        }
    }

    private string[] ReadKey()
    {
        var names = new List<string>();
        do
        {
            SkipSpace();
            names.Add(Current is '"' or '\'' ? ReadString() : ReadBareKey());
            SkipSpace();
        }
        while (Take('.'));
        return [.. names];
    }

    private string ReadBareKey()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-')
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Error("a key is missing");
    }

    private object ReadValue()
    {
        if (++_depth > MaxDepth)
        {
            throw Error($"values are nested more than {MaxDepth} deep");
        }

        object value = Current switch
        {
            '"' or '\'' => ReadString(),
            '[' => ReadArray(),
            '{' => ReadInlineTable(),
            _ => ReadWord(),
        };
        _depth--;
        return value;
    }

    private List<object> ReadArray()
    {
        var values = new List<object>();
        _at++;
        for (SkipBlank(); !Take(']'); SkipBlank())
        {
            values.Add(ReadValue());
            SkipBlank();
            if (Current != ']')
            {
                Expect(',');
            }
        }

        return values;
    }

    private TomlTable ReadInlineTable()
    {
        var table = new TomlTable();
        _at++;
        for (SkipSpace(); !Take('}'); SkipSpace())
        {
            ReadPair(table);
            SkipSpace();
            if (Current != '}')
            {
                Expect(',');
            }
        }

        return table;
    }

    private object ReadWord()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-' or '+' or '.' or ':')
        {
            _at++;
        }

        var word = _text[start.._at];
        if (word is "true" or "false")
        {
            return word == "true";
        }

        return double.TryParse(word.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error(word.Length == 0 ? "a value is missing" : $"'{word}' is not a value that is read here");
    }

    private string ReadString()
    {
        var quote = Current;
        var fence = new string(quote, 3);
        if (string.CompareOrdinal(_text, _at, fence, 0, 3) == 0)
        {
            _at += 3;
            Take('\n');
            return ReadQuoted(fence, isBasic: quote == '"');
        }

        _at++;
        return ReadQuoted(quote.ToString(), isBasic: quote == '"');
    }

    private string ReadQuoted(string end, bool isBasic)
    {
        var text = new StringBuilder();
        while (string.CompareOrdinal(_text, _at, end, 0, end.Length) != 0)
        {
            if (_at == _text.Length || (Current == '\n' && end.Length == 1))
            {
                throw Error("a string without its end");
            }

            if (isBasic && Current == '\\')
            {
                ReadEscape(text);
            }
            else
            {
                text.Append(_text[_at++]);
            }
        }

        _at += end.Length;

        // Up to two quotes may stand right before the closing three.
        while (end.Length == 3 && Current == end[0])
        {
            text.Append(_text[_at++]);
        }

        return text.ToString();
    }

    private void ReadEscape(StringBuilder text)
    {
        _at++;
        var escape = Current;
        _at++;
        switch (escape)
        {
            case 'n' or 't' or 'r' or 'b' or 'f' or 'e':
                text.Append("\n\t\r\b\f\u001b"["ntrbfe".IndexOf(escape, StringComparison.Ordinal)]);
                break;
            case '"' or '\\':
                text.Append(escape);
                break;
            case 'u' or 'U' when Rune.TryCreate(ReadHex(escape == 'u' ? 4 : 8), out var rune):
                text.Append(rune.ToString());
                break;
            case '\n' or ' ' or '\t':
                while (char.IsWhiteSpace(Current))
                {
                    _at++;
                }

                break;
            default:
                throw Error("an escape that TOML does not have");
        }
    }

    private int ReadHex(int digits)
    {
        var end = Math.Min(_text.Length, _at + digits);
        if (!int.TryParse(_text.AsSpan(_at, end - _at), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw Error("an escape without its digits");
        }

        _at = end;
        return value;
    }

    private void SkipBlank()
    {
        while (char.IsWhiteSpace(Current) || Current == '#')
        {
            SkipComment();
            _at += _at < _text.Length ? 1 : 0;
        }
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t')
        {
            _at++;
        }
    }

    private void SkipComment()
    {
        if (Current == '#')
        {
            var end = _text.IndexOf('\n', _at);
            _at = end < 0 ? _text.Length : end;
        }
    }

    private bool Take(char character)
    {
        if (_at == _text.Length || Current != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char character)
    {
        SkipSpace();
        if (!Take(character))
        {
            throw Error($"a '{character}' is missing");
        }
    }

    private TomlException Error(string problem) => new(_text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1, problem);
}
