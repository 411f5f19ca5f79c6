using System.Globalization;

namespace LeakScan.Rules.Patterns;

/// <summary>
/// Parses the pattern dialect of rule files: the part of the common regular expression syntax that can be matched in linear time and that means
/// the same over bytes: \d, \w, \s and \b are ASCII, '.' is any byte but a line feed, case is folded for ASCII letters only.
/// Look-around is a condition on one byte. There are no back-references. Syntax: rules/rule.schema.json.
/// </summary>
internal sealed class PatternParser
{
    /// <summary>The greatest count in a repeat: large enough for the longest key block, small enough to keep reach bounded.</summary>
    private const int MaxCount = 65_536;

    private readonly PatternText _text;
    private readonly SetParser _sets;
    private bool _ignoreCase;
    private bool _dotAll;
    private bool _hasSecret;
    private int _depth;

    private PatternParser(string text)
    {
        _text = new PatternText(text);
        _sets = new SetParser(_text);
    }

    /// <exception cref="PatternException">The pattern is not in the dialect.</exception>
    public static PatternNode Parse(string text)
    {
        var parser = new PatternParser(text);
        var node = parser.Alternation();
        return parser._text.IsAtEnd ? node : throw parser._text.Error("a ')' without its '('");
    }

    private PatternNode Alternation()
    {
        if (++_depth > 50)
        {
            throw _text.Error("groups are nested more than 50 deep");
        }

        var branches = new List<PatternNode> { Sequence() };
        while (_text.Take('|'))
        {
            branches.Add(Sequence());
        }

        _depth--;
        return branches.Count == 1 ? branches[0] : new PatternNode.Alternation(branches);
    }

    private PatternNode.Sequence Sequence()
    {
        var parts = new List<PatternNode>();
        while (!_text.IsAtEnd && _text.Current is not ('|' or ')'))
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
        if (_text.Current is '*' or '+' or '?')
        {
            throw _text.Error($"'{_text.Current}' has nothing to repeat");
        }

        var character = _text.Next();
        switch (character)
        {
            case '(':
                return Group();
            case '[':
                return new PatternNode.Set(_sets.Class(_ignoreCase));
            case '.':
                return new PatternNode.Set(_dotAll ? ByteSet.All : ~ByteSet.LineBreak);
            case '^':
                return new PatternNode.Assertion(PatternAssertion.TextStart, default);
            case '$':
                return new PatternNode.Assertion(PatternAssertion.TextEnd, default);
            case '\\':
                return Escape();
            default:
                return new PatternNode.Set(Fold(ByteSet.Of(_text.Byte(character))));
        }
    }

    private PatternNode? Group()
    {
        if (!_text.Take('?') || _text.Take(':'))
        {
            return Close(Alternation());
        }

        if (_text.Peek("<=") || _text.Peek("<!") || _text.Peek("=") || _text.Peek("!"))
        {
            return LookAround();
        }

        _ = _text.Take('P');
        if (_text.Take('<'))
        {
            return NamedGroup();
        }

        return Flags();
    }

    private PatternNode NamedGroup()
    {
        var name = _text.TakeTo(">") ?? throw _text.Error("a group name without '>'");
        if (!string.Equals(name, "secret", StringComparison.Ordinal))
        {
            throw _text.Error($"a group named '{name}'; only 'secret' has a meaning, write (?:…) for the others");
        }

        if (_hasSecret)
        {
            throw _text.Error("a second group named 'secret'");
        }

        _hasSecret = true;
        return new PatternNode.Secret(Close(Alternation()));
    }

    /// <summary>(?i) to the end of the enclosing group, (?i:…) for its own body; also s, and '-' to switch off.</summary>
    private PatternNode? Flags()
    {
        var (ignoreCase, dotAll) = (_ignoreCase, _dotAll);
        var on = true;
        while (!_text.IsAtEnd && _text.Current is not (')' or ':'))
        {
            switch (_text.Next())
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
                    throw _text.Error("a group or flag that the dialect does not have");
            }
        }

        if (_text.Take(')'))
        {
            // Nothing restores these at the end of an enclosing group, so they are only taken where there is none.
            if (_depth > 1)
            {
                throw _text.Error("flags inside a group; write (?i:…)");
            }

            (_ignoreCase, _dotAll) = (ignoreCase, dotAll);
            return null;
        }

        if (!_text.Take(':'))
        {
            throw _text.Error("a group without its ')'");
        }

        var outer = (_ignoreCase, _dotAll);
        (_ignoreCase, _dotAll) = (ignoreCase, dotAll);
        var body = Close(Alternation());
        (_ignoreCase, _dotAll) = outer;
        return body;
    }

    private PatternNode.Assertion LookAround()
    {
        var behind = _text.Take('<');
        var negative = _text.Next() == '!';
        var body = Close(Alternation());

        // (?=x|$) is a common way to say "followed by x or nothing".
        if (!negative && !behind && body is PatternNode.Alternation { Branches: [var first, PatternNode.Sequence { Parts: [PatternNode.Assertion { Kind: PatternAssertion.TextEnd }] }] }
            && first.AsSet() is { } orEnd)
        {
            return new PatternNode.Assertion(PatternAssertion.NotBefore, ~orEnd);
        }

        var bytes = body.AsSet() ?? throw _text.Error("look-around over more than one byte");
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

    private PatternNode Close(PatternNode body) => _text.Take(')') ? body : throw _text.Error("a group without its ')'");

    private PatternNode Escape()
    {
        var character = !_text.IsAtEnd ? _text.Next() : throw _text.Error("a '\\' at the end");
        return character switch
        {
            'b' => new PatternNode.Assertion(PatternAssertion.WordBoundary, default),
            'B' => new PatternNode.Assertion(PatternAssertion.NotWordBoundary, default),
            'A' => new PatternNode.Assertion(PatternAssertion.TextStart, default),
            'z' or 'Z' => new PatternNode.Assertion(PatternAssertion.TextEnd, default),
            _ => new PatternNode.Set(_sets.Escaped(character)),
        };
    }

    private PatternNode Quantified(PatternNode atom)
    {
        while (!_text.IsAtEnd)
        {
            int min;
            int max;
            if (_text.Take('?'))
            {
                (min, max) = (0, 1);
            }
            else if (_text.Take('*'))
            {
                (min, max) = (0, PatternNode.Unbounded);
            }
            else if (_text.Take('+'))
            {
                (min, max) = (1, PatternNode.Unbounded);
            }
            else if (!TakeCount(out min, out max))
            {
                return atom;
            }

            if (atom is PatternNode.Assertion)
            {
                throw _text.Error("a condition that is repeated");
            }

            var lazy = _text.Take('?');
            atom = new PatternNode.Repeat(atom, min, max, lazy);
        }

        return atom;
    }

    private bool TakeCount(out int min, out int max)
    {
        (min, max) = (0, 0);
        var at = _text.At;
        if (!_text.Take('{'))
        {
            return false;
        }

        var inner = _text.TakeTo("}") ?? "";
        var comma = inner.IndexOf(',');
        var low = comma < 0 ? inner : inner[..comma];
        var high = comma < 0 ? inner : inner[(comma + 1)..];
        if (!int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out min))
        {
            throw _text.Error("a '{' that is not a count; write \\{", at);
        }

        if (high.Length == 0)
        {
            max = PatternNode.Unbounded;
        }
        else if (!int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out max) || max < min)
        {
            throw _text.Error("a count whose end is not a number or is before its start", at);
        }

        if (min > MaxCount || (max > MaxCount && max != PatternNode.Unbounded))
        {
            throw _text.Error($"a count above {MaxCount}", at);
        }

        return true;
    }

    private ByteSet Fold(ByteSet set) => _ignoreCase ? set.IgnoringCase() : set;
}
