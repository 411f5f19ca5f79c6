using System.Globalization;

namespace LeakScan.Cli.Importing;

/// <summary>Reads TOML's keys and values: strings, numbers, truth values, arrays and inline tables.</summary>
internal sealed class TomlValueReader(TomlCursor cursor)
{
    private const int MaxDepth = 50;

    private readonly TomlStringReader _strings = new(cursor);
    private int _depth;

    /// <summary>Reads a key and its value into a table.</summary>
    public void ReadPair(TomlTable table)
    {
        var path = ReadKey();
        cursor.Expect('=');
        cursor.SkipSpace();
        var value = ReadValue();
        if (!path[..^1].Aggregate(table, Descend).TryAdd(path[^1], value))
        {
            throw cursor.Error($"'{path[^1]}' is given twice");
        }
    }

    /// <summary>The names of a dotted key.</summary>
    public string[] ReadKey()
    {
        var names = new List<string>();
        do
        {
            cursor.SkipSpace();
            names.Add(cursor.Current is '"' or '\'' ? _strings.Read() : ReadBareKey());
            cursor.SkipSpace();
        }
        while (cursor.Take('.'));
        return [.. names];
    }

    /// <summary>The table of this name, made where there is none; of an array of tables the last.</summary>
    public TomlTable Descend(TomlTable parent, string name)
    {
        if (!parent.Has(name))
        {
            parent.TryAdd(name, new TomlTable());
        }

        return parent[name] switch
        {
            TomlTable table => table,
            List<object> { Count: > 0 } list when list[^1] is TomlTable last => last,
            _ => throw cursor.Error($"'{name}' is no table"),
        };
    }

    private string ReadBareKey() =>
        cursor.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') is { Length: > 0 } key ? key : throw cursor.Error("a key is missing");

    private object ReadValue()
    {
        if (++_depth > MaxDepth)
        {
            throw cursor.Error($"values are nested more than {MaxDepth} deep");
        }

        object value = cursor.Current switch
        {
            '"' or '\'' => _strings.Read(),
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
        cursor.Next();
        for (cursor.SkipBlank(); !cursor.Take(']'); cursor.SkipBlank())
        {
            values.Add(ReadValue());
            cursor.SkipBlank();
            if (cursor.Current != ']')
            {
                cursor.Expect(',');
            }
        }

        return values;
    }

    private TomlTable ReadInlineTable()
    {
        var table = new TomlTable();
        cursor.Next();
        for (cursor.SkipSpace(); !cursor.Take('}'); cursor.SkipSpace())
        {
            ReadPair(table);
            cursor.SkipSpace();
            if (cursor.Current != '}')
            {
                cursor.Expect(',');
            }
        }

        return table;
    }

    private object ReadWord()
    {
        var word = cursor.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '.' or ':');
        if (word is "true" or "false")
        {
            return word == "true";
        }

        return double.TryParse(word.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw cursor.Error(word.Length == 0 ? "a value is missing" : $"'{word}' is not a value that is read here");
    }
}
