using System.Text;

namespace LeakScan.Git;

/// <summary>
/// The settings in a repository's own config file, which decide how the repository is read: its format, its work tree, its remote.
/// Read here because every run needs four of them, and libgit2 takes longer to start than a hook may take. Included files are not followed;
/// git does not follow them either for the settings that matter (format and extensions).
/// Syntax: https://git-scm.com/docs/git-config#_syntax
/// </summary>
internal sealed class RepositoryConfig
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Values of a setting in the order of the file. Section and key in lower case: <c>remote.origin.url</c>.</summary>
    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];

    /// <summary>The value that counts, the last one; null when there is none.</summary>
    public string? Get(string name) => _values.TryGetValue(name, out var values) ? values[^1] : null;

    /// <summary>A setting that is on or off; null when it is not there.</summary>
    public bool? GetBool(string name) => Get(name)?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "YES" or "ON" => true,
        "FALSE" or "NO" or "OFF" or "" => false,
        var text => long.TryParse(text, out var number) && number != 0,
    };

    /// <summary>Names of all settings of a section.</summary>
    public IEnumerable<string> Names(string section) => _values.Keys.Where(n => n.StartsWith(section + ".", StringComparison.Ordinal));

    /// <summary>Adds what a file says; a file that is not there says nothing.</summary>
    public void Load(string file)
    {
        if (RegularFile.Exists(file))
        {
            Parse(File.ReadAllText(file));
        }
    }

    /// <summary>Adds what a text says. Lines that are no setting are passed over: git itself reports them.</summary>
    public void Parse(string text)
    {
        var section = "";
        var position = 0;
        while (position < text.Length)
        {
            var character = text[position];
            if (character == '[')
            {
                section = ReadSection(text, ref position);
            }
            else if (char.IsAsciiLetter(character))
            {
                var start = position;
                while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '-'))
                {
                    position++;
                }

                var key = text[start..position].ToLowerInvariant();
                var value = ReadValue(text, ref position);
                Add(section + "." + key, value);
            }
            else if (character is '#' or ';')
            {
                position = EndOfLine(text, position);
            }
            else
            {
                position++;
            }
        }
    }

    private static int EndOfLine(string text, int position) => text.IndexOf('\n', position) is >= 0 and var end ? end : text.Length;

    // [section], [section "Sub.Section"] or the old [section.sub].
    private static string ReadSection(string text, ref int position)
    {
        var name = new StringBuilder();
        var quoted = false;
        for (position++; position < text.Length && text[position] != '\n'; position++)
        {
            var character = text[position];
            if (!quoted && character == ']')
            {
                position++;
                break;
            }

            if (character == '"')
            {
                name.Append(quoted ? "" : ".");
                quoted = !quoted;
            }
            else if (quoted)
            {
                name.Append(character == '\\' && position + 1 < text.Length ? text[++position] : character);
            }
            else if (!char.IsWhiteSpace(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
        }

        return name.ToString();
    }

    // Behind the key: nothing (true), or '=' and a value to the end of the line, in which quotes, escapes, comments and continued lines are undone.
    private static string ReadValue(string text, ref int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        if (position >= text.Length || text[position] != '=')
        {
            position = EndOfLine(text, position);
            return "true";
        }

        var value = new StringBuilder();
        var length = 0; // without blanks at the end
        var quoted = false;
        for (position++; position < text.Length && text[position] != '\n'; position++)
        {
            var character = text[position];
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && character is '#' or ';')
            {
                position = EndOfLine(text, position);
                break;
            }
            else if (character == '\\' && position + 1 < text.Length)
            {
                character = text[++position];
                if (character == '\r' && position + 1 < text.Length && text[position + 1] == '\n')
                {
                    position++;
                }
                else if (character != '\n')
                {
                    value.Append(character switch { 'n' => '\n', 't' => '\t', 'b' => '\b', _ => character });
                }

                length = value.Length;
            }
            else if (quoted || value.Length > 0 || !char.IsWhiteSpace(character))
            {
                value.Append(character);
                length = quoted || !char.IsWhiteSpace(character) ? value.Length : length;
            }
        }

        return value.ToString(0, length);
    }

    private void Add(string name, string value)
    {
        if (!_values.TryGetValue(name, out var values))
        {
            _values.Add(name, values = []);
        }

        values.Add(value);
    }
}
