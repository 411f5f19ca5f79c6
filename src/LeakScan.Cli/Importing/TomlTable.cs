namespace LeakScan.Cli.Importing;

/// <summary>A table of a TOML text: values by key. A value is a string, a number, a truth value, a list of values or a table.</summary>
internal sealed class TomlTable
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => _values.Keys;

    public object? this[string key] => _values.GetValueOrDefault(key);

    public string? Text(string key) => this[key] as string;

    public double? Number(string key) => this[key] as double?;

    public bool Has(string key) => _values.ContainsKey(key);

    public TomlTable? Table(string key) => this[key] as TomlTable;

    public IReadOnlyList<string> Texts(string key) => [.. (this[key] as List<object>)?.OfType<string>() ?? []];

    /// <summary>The tables of an array of tables; a single table counts as one.</summary>
    public IReadOnlyList<TomlTable> Tables(string key) => this[key] switch
    {
        TomlTable table => [table],
        List<object> list => [.. list.OfType<TomlTable>()],
        _ => [],
    };

    public bool TryAdd(string key, object value) => _values.TryAdd(key, value);
}
