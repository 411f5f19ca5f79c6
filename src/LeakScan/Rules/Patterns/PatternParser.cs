using System.Globalization;

namespace LeakScan.Rules.Patterns;

/// <summary>
/// Parses the pattern dialect of rule files: the part of the common regular expression syntax that can be matched in linear time and that means
/// the same over bytes: \d, \w, \s and \b are ASCII, '.' is any byte but a line feed, case is folded for ASCII letters only.
/// Look-around is a condition on one byte. There are no back-references. Syntax: rules/README.md.
/// </summary>
internal sealed class PatternParser
{
    /// <summary>The greatest count in a repeat: large enough for the longest key block, small enough to keep reach bounded.</summary>
    private const int MaxCount = 65_536;

    private readonly string _text;
    private int _at;
    private bool _ignoreCase;
    private bool _dotAll;
    private bool _hasSecret;
    private int _depth;

    private PatternParser(string text) => _text = text;

    /// <exception cref="PatternException">The pattern is not in the dialect.</exception>
    public static PatternNode Parse(string text)
    {
        var parser = new PatternParser(text);
        var node = parser.Alternation();
        return parser._at == text.Length ? node : throw parser.Error("a ')' without its '('");
    }

    private PatternNode Alternation()
    {
        if (++_depth > 50)
        {
            throw Error("groups are nested more than 50 deep");
        }

        var branches = new List<PatternNode> { Sequence() };
        while (Take('|'))
        {
            branches.Add(Sequence());
        }

        _depth--;
        return branches.Count == 1 ? branches[0] : new PatternNode.Alternation(branches);
    }

    private PatternNode.Sequence Sequence()
    {
        var parts = new List<PatternNode>();
        while (_at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            var atom = Atom();
            if (atom is not null)
            {
                parts.Add(Quantified(atom));
            }
        }

        return new PatternNode.Sequence(parts);
    }

    private PatternNode? Atom()
    {
        var start = _at;
        var character = _text[_at++];
        switch (character)
        {
            case '(':
                return Group();
            case '[':
                return new PatternNode.Set(Class());
            case '.':
                return new PatternNode.Set(_dotAll ? ByteSet.All : ~ByteSet.LineBreak);
            case '^':
                return new PatternNode.Assertion(PatternAssertion.TextStart, default);
            case '$':
                return new PatternNode.Assertion(PatternAssertion.TextEnd, default);
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                _at = start;
                throw Error($"'{character}' has nothing to repeat");
            default:
                return new PatternNode.Set(Fold(ByteSet.Of(Byte(character))));
        }
    }

    private PatternNode? Group()
    {
        if (!Take('?') || Take(':'))
        {
            return Close(Alternation());
        }

        if (Peek("<=") || Peek("<!") || Peek("=") || Peek("!"))
        {
            return LookAround();
        }

        _ = Take('P');
        if (Take('<'))
        {
            return NamedGroup();
        }

        return Flags();
    }

    private PatternNode NamedGroup()
    {
        var end = _text.IndexOf('>', _at);
        if (end < 0)
        {
            throw Error("a group name without '>'");
        }

        var name = _text[_at..end];
        _at = end + 1;
        if (!string.Equals(name, "secret", StringComparison.Ordinal))
        {
            throw Error($"a group named '{name}'; only 'secret' has a meaning, write (?:…) for the others");
        }

        if (_hasSecret)
        {
            throw Error("a second group named 'secret'");
        }

        _hasSecret = true;
        return new PatternNode.Secret(Close(Alternation()));
    }

    /// <summary>(?i) to the end of the enclosing group, (?i:…) for its own body; also s, and '-' to switch off.</summary>
    private PatternNode? Flags()
    {
        var (ignoreCase, dotAll) = (_ignoreCase, _dotAll);
        var on = true;
        while (_at < _text.Length && _text[_at] is not (')' or ':'))
        {
            switch (_text[_at++])
            {
                case '-':
                    on = false;
                    break;
                case 'i':
                    ignoreCase = on;
                    break;
                case 's':
                    dotAll = on;
                    break;
                default:
                    throw Error("a group or flag that the dialect does not have");
            }
        }

        if (Take(')'))
        {
            // Nothing restores these at the end of an enclosing group, so they are only taken where there is none.
            if (_depth > 1)
            {
                throw Error("flags inside a group; write (?i:…)");
            }

            (_ignoreCase, _dotAll) = (ignoreCase, dotAll);
            return null;
        }

        if (!Take(':'))
        {
            throw Error("a group without its ')'");
        }

        var outer = (_ignoreCase, _dotAll);
        (_ignoreCase, _dotAll) = (ignoreCase, dotAll);
        var body = Close(Alternation());
        (_ignoreCase, _dotAll) = outer;
        return body;
    }

    private PatternNode.Assertion LookAround()
    {
        var behind = Take('<');
        var negative = _text[_at++] == '!';
        var body = Close(Alternation());

        // (?=x|$) is a common way to say "followed by x or nothing".
        if (!negative && !behind && body is PatternNode.Alternation { Branches: [var first, PatternNode.Sequence { Parts: [PatternNode.Assertion { Kind: PatternAssertion.TextEnd }] }] }
            && SingleSet(first) is { } orEnd)
        {
            return new PatternNode.Assertion(PatternAssertion.NotBefore, ~orEnd);
        }

        var bytes = SingleSet(body) ?? throw Error("look-around over more than one byte");
        return new PatternNode.Assertion(
            (behind, negative) switch
            {
                (true, false) => PatternAssertion.After,
                (true, true) => PatternAssertion.NotAfter,
                (false, false) => PatternAssertion.Before,
                _ => PatternAssertion.NotBefore,
            },
            bytes);
    }

    private static ByteSet? SingleSet(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Set set:
                return set.Bytes;
            case PatternNode.Sequence { Parts: [var only] }:
                return SingleSet(only);
            case PatternNode.Alternation alternation:
                var union = ByteSet.Empty;
                foreach (var branch in alternation.Branches)
                {
                    if (SingleSet(branch) is not { } bytes)
                    {
                        return null;
                    }

                    union |= bytes;
                }

                return union;
            default:
                return null;
        }
    }

    private PatternNode Close(PatternNode body) => Take(')') ? body : throw Error("a group without its ')'");

    private PatternNode Escape()
    {
        var character = _at < _text.Length ? _text[_at++] : throw Error("a '\\' at the end");
        return character switch
        {
            'b' => new PatternNode.Assertion(PatternAssertion.WordBoundary, default),
            'B' => new PatternNode.Assertion(PatternAssertion.NotWordBoundary, default),
            'A' => new PatternNode.Assertion(PatternAssertion.TextStart, default),
            'z' or 'Z' => new PatternNode.Assertion(PatternAssertion.TextEnd, default),
            _ => new PatternNode.Set(EscapedSet(character)),
        };
    }

    private ByteSet EscapedSet(char character)
    {
        switch (character)
        {
            case 'd':
                return ByteSet.Digits;
            case 'D':
                return ~ByteSet.Digits;
            case 'w':
                return ByteSet.Word;
            case 'W':
                return ~ByteSet.Word;
            case 's':
                return ByteSet.Space;
            case 'S':
                return ~ByteSet.Space;
            case 't':
                return ByteSet.Of('\t');
            case 'n':
                return ByteSet.Of('\n');
            case 'r':
                return ByteSet.Of('\r');
            case 'f':
                return ByteSet.Of('\f');
            case 'v':
                return ByteSet.Of('\v');
            case '0':
                return ByteSet.Of(0);
            case 'x':
                return ByteSet.Of(Hex());
            default:
                return char.IsAsciiLetterOrDigit(character)
                    ? throw Error($"'\\{character}', which the dialect does not have")
                    : ByteSet.Of(Byte(character));
        }
    }

    private int Hex()
    {
        var braced = Take('{');
        var end = braced ? _text.IndexOf('}', _at) : Math.Min(_at + 2, _text.Length);
        if (end < 0 || !int.TryParse(_text.AsSpan(_at, end - _at), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value > 255)
        {
            throw Error("'\\x' without a byte in two hexadecimal digits");
        }

        _at = braced ? end + 1 : end;
        return value;
    }

    private ByteSet Class()
    {
        var negative = Take('^');
        var set = ByteSet.Empty;
        for (var first = true; ; first = false)
        {
            if (_at >= _text.Length)
            {
                throw Error("a '[' without its ']'");
            }

            if (_text[_at] == ']' && !first)
            {
                _at++;
                break;
            }

            if (Peek("[:"))
            {
                set |= PosixClass();
                continue;
            }

            var low = ClassByte(out var single);
            if (single >= 0 && _at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] != ']')
            {
                _at++;
                _ = ClassByte(out var last);
                if (last < single)
                {
                    throw Error("a range in a class whose end is before its start");
                }

                low = ByteSet.Range(single, last);
            }

            set |= low;
        }

        set = Fold(set);
        return negative ? ~set : set;
    }

    private ByteSet ClassByte(out int single)
    {
        ByteSet set;
        var character = _text[_at++];
        if (character != '\\')
        {
            set = ByteSet.Of(Byte(character));
        }
        else if (_at < _text.Length)
        {
            var escaped = _text[_at++];
            set = escaped == 'b' ? ByteSet.Of('\b') : EscapedSet(escaped);
        }
        else
        {
            throw Error("a '\\' at the end");
        }

        single = set.Count == 1 ? set.First() : -1;
        return set;
    }

    private ByteSet PosixClass()
    {
        var end = _text.IndexOf(":]", _at, StringComparison.Ordinal);
        var name = end < 0 ? "" : _text[(_at + 2)..end];
        _at = end + 2;
        var letters = ByteSet.Range('a', 'z') | ByteSet.Range('A', 'Z');
        return name switch
        {
            "alpha" => letters,
            "digit" => ByteSet.Digits,
            "alnum" => letters | ByteSet.Digits,
            "word" => ByteSet.Word,
            "space" => ByteSet.Space,
            "upper" => ByteSet.Range('A', 'Z'),
            "lower" => ByteSet.Range('a', 'z'),
            "xdigit" => ByteSet.Digits | ByteSet.Range('a', 'f') | ByteSet.Range('A', 'F'),
            "punct" => ByteSet.Range('!', '/') | ByteSet.Range(':', '@') | ByteSet.Range('[', '`') | ByteSet.Range('{', '~'),
            _ => throw Error("an unknown class name"),
        };
    }

    private PatternNode Quantified(PatternNode atom)
    {
        while (_at < _text.Length)
        {
            int min;
            int max;
            if (Take('?'))
            {
                (min, max) = (0, 1);
            }
            else if (Take('*'))
            {
                (min, max) = (0, PatternNode.Unbounded);
            }
            else if (Take('+'))
            {
                (min, max) = (1, PatternNode.Unbounded);
            }
            else if (!TakeCount(out min, out max))
            {
                return atom;
            }

            if (atom is PatternNode.Assertion)
            {
                throw Error("a condition that is repeated");
            }

            var lazy = Take('?');
            atom = new PatternNode.Repeat(atom, min, max, lazy);
        }

        return atom;
    }

    private bool TakeCount(out int min, out int max)
    {
        (min, max) = (0, 0);
        if (_text[_at] != '{')
        {
            return false;
        }

        var end = _text.IndexOf('}', _at);
        var inner = end < 0 ? "" : _text[(_at + 1)..end];
        var comma = inner.IndexOf(',');
        var low = comma < 0 ? inner : inner[..comma];
        var high = comma < 0 ? inner : inner[(comma + 1)..];
        if (!int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out min))
        {
            throw Error("a '{' that is not a count; write \\{");
        }

        if (high.Length == 0)
        {
            max = PatternNode.Unbounded;
        }
        else if (!int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out max) || max < min)
        {
            throw Error("a count whose end is not a number or is before its start");
        }

        if (min > MaxCount || (max > MaxCount && max != PatternNode.Unbounded))
        {
            throw Error($"a count above {MaxCount}");
        }

        _at = end + 1;
        return true;
    }

    private ByteSet Fold(ByteSet set) => _ignoreCase ? set.IgnoringCase() : set;

    private int Byte(char character) => character < 128 ? character : throw Error("a character outside ASCII; write its bytes as \\xHH");

    private bool Take(char character)
    {
        if (_at < _text.Length && _text[_at] == character)
        {
            _at++;
            return true;
        }

        return false;
    }

    private bool Peek(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private PatternException Error(string problem) => new($"at character {Math.Min(_at, _text.Length)} of the pattern: {problem}");
}
