using System.Globalization;

namespace LeakScan.Rules.Patterns;

/// <summary>Parses what stands for one byte in a pattern: classes in brackets and escapes.</summary>
internal sealed class SetParser(PatternText text)
{
    /// <summary>A class, from behind its opening bracket to its end.</summary>
    /// <param name="ignoreCase">Whether letters of the class stand for both cases.</param>
    public ByteSet Class(bool ignoreCase)
    {
        var negative = text.Take('^');
        var set = ByteSet.Empty;
        for (var first = true; ; first = false)
        {
            if (text.IsAtEnd)
            {
                throw Unclosed();
            }

            if (!first && text.Take(']'))
            {
                break;
            }

            if (text.Peek("[:"))
            {
                set |= PosixClass();
                continue;
            }

            var low = ClassByte(out var single);
            if (single >= 0 && !text.Peek("-]") && text.Take('-'))
            {
                _ = ClassByte(out var last);
                if (last < single)
                {
                    throw text.Error("a range in a class whose end is before its start");
                }

                low = ByteSet.Range(single, last);
            }

            set |= low;
        }

        set = ignoreCase ? set.IgnoringCase() : set;
        return negative ? ~set : set;
    }

    private PatternException Unclosed() => text.Error("a '[' without its ']'");

    private ByteSet ClassByte(out int single)
    {
        if (text.IsAtEnd)
        {
            throw Unclosed();
        }

        ByteSet set;
        var character = text.Next();
        if (character != '\\')
        {
            set = ByteSet.Of(text.Byte(character));
        }
        else if (!text.IsAtEnd)
        {
            var escaped = text.Next();
            set = escaped == 'b' ? ByteSet.Of('\b') : Escaped(escaped);
        }
        else
        {
            throw text.Error("a '\\' at the end");
        }

        single = set.Count == 1 ? set.First() : -1;
        return set;
    }

    /// <summary>What a character behind a backslash stands for.</summary>
    public ByteSet Escaped(char character)
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
                    ? throw text.Error($"'\\{character}', which the dialect does not have")
                    : ByteSet.Of(text.Byte(character));
        }
    }

    private int Hex()
    {
        var digits = text.Take('{') ? text.TakeTo("}") ?? "" : text.TakeMost(2);
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value <= 255
            ? value
            : throw text.Error("'\\x' without a byte in two hexadecimal digits");
    }

    private ByteSet PosixClass()
    {
        var at = text.At;
        text.TakeMost(2);
        var name = text.TakeTo(":]") ?? throw text.Error("a '[:' without its ':]'", at);
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
            _ => throw text.Error("an unknown class name"),
        };
    }
}
