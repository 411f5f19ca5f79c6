namespace LeakScan.Cli.Importing;

/// <summary>
/// Reads TOML 1.0 (https://toml.io/en/v1.0.0) as far as configurations of scanners use it: tables, arrays of tables, dotted and quoted keys, all four kinds of
/// strings, numbers, truth values, arrays and inline tables. Dates are refused. A package would be the better reader; the feed that builds this has none.
/// </summary>
internal sealed class TomlReader
{
    private readonly TomlTable _root = new();
    private readonly TomlCursor _cursor;
    private readonly TomlValueReader _values;

    private TomlReader(string text)
    {
        _cursor = new TomlCursor(text);
        _values = new TomlValueReader(_cursor);
    }

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
        for (_cursor.SkipBlank(); !_cursor.IsAtEnd; _cursor.SkipBlank())
        {
            if (_cursor.Current == '[')
            {
                table = ReadHeader();
            }
            else
            {
                _values.ReadPair(table);
            }

            _cursor.SkipSpace();
            _cursor.SkipComment();
            if (!_cursor.IsAtEnd && _cursor.Current != '\n')
            {
                throw _cursor.Error("something stands behind a value on its line");
            }
        }
    }

    private TomlTable ReadHeader()
    {
        _cursor.Next();
        var isArray = _cursor.Take('[');
        var path = _values.ReadKey();
        _cursor.Expect(']');
        if (isArray)
        {
            _cursor.Expect(']');
        }

        var parent = path[..^1].Aggregate(_root, _values.Descend);
        return isArray ? Append(parent, path[^1]) : _values.Descend(parent, path[^1]);
    }

    /// <summary>A new table at the end of an array of tables.</summary>
    private TomlTable Append(TomlTable parent, string name)
    {
        if (!parent.Has(name))
        {
            parent.TryAdd(name, new List<object>());
        }

        var list = parent[name] as List<object> ?? throw _cursor.Error($"'{name}' is no array of tables");
        var table = new TomlTable();
        list.Add(table);
        return table;
    }
}
