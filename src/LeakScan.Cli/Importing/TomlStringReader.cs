using System.Globalization;
using System.Text;

namespace LeakScan.Cli.Importing;

/// <summary>Reads the four kinds of TOML strings: basic and literal ones, of one line and of several.</summary>
internal sealed class TomlStringReader(TomlCursor cursor)
{
    /// <summary>The string that starts with the quote at the cursor.</summary>
    public string Read()
    {
        var quote = cursor.Current;
        var fence = new string(quote, 3);
        if (cursor.Take(fence))
        {
            cursor.Take('\n');
            return ReadQuoted(fence, isBasic: quote == '"');
        }

        cursor.Next();
        return ReadQuoted(quote.ToString(), isBasic: quote == '"');
    }

    private string ReadQuoted(string end, bool isBasic)
    {
        var text = new StringBuilder();
        while (!cursor.Take(end))
        {
            if (cursor.IsAtEnd || (cursor.Current == '\n' && end.Length == 1))
            {
                throw cursor.Error("a string without its end");
            }

            if (isBasic && cursor.Current == '\\')
            {
                ReadEscape(text);
            }
            else
            {
                text.Append(cursor.Next());
            }
        }

        // Up to two quotes may stand right before the closing three.
        return end.Length == 3 ? text.Append(cursor.TakeWhile(c => c == end[0], 2)).ToString() : text.ToString();
    }

    private void ReadEscape(StringBuilder text)
    {
        cursor.Next();
        var escape = cursor.Next();
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
                cursor.TakeWhile(char.IsWhiteSpace);
                break;
            default:
                throw cursor.Error("an escape that TOML does not have");
        }
    }

    private int ReadHex(int digits)
    {
        var hex = cursor.TakeWhile(char.IsAsciiHexDigit, digits);
        return hex.Length == digits && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw cursor.Error("an escape without its digits");
    }
}
