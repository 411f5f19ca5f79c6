using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace LeakScan.Rules.Files;

/// <summary>The fields of one YAML mapping, read by name and type; whatever is wrong is said with its line.</summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly string _what;

    /// <exception cref="RuleFileException">Not a mapping, or a field that is not among the known ones.</exception>
    public YamlFields(string file, string what, YamlNode node, string[] known)
    {
        _file = file;
        _what = what;
        Line = (int)node.Start.Line;
        if (node is not YamlMappingNode mapping)
        {
            throw Error(node, $"{what} must be a mapping of fields");
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw Error(key, $"{what} has an unknown field '{name}'; {Suggest(name, known)}");
            }

            _fields[name] = value;
        }
    }

    /// <summary>Where the mapping starts, 1-based.</summary>
    public int Line { get; }

    /// <summary>The line of a field; of the mapping where it is missing.</summary>
    public int LineOf(string name) => _fields.TryGetValue(name, out var node) ? (int)node.Start.Line : Line;

    public bool Has(string name) => _fields.ContainsKey(name);

    public string Text(string name) =>
        OptionalText(name) ?? throw new RuleFileException(_file, Line, $"{_what} lacks the field '{name}'");

    public string? OptionalText(string name)
    {
        if (!_fields.TryGetValue(name, out var node))
        {
            return null;
        }

        var text = (node as YamlScalarNode)?.Value;
        return !string.IsNullOrWhiteSpace(text) ? text.Trim() : throw Error(node, $"'{name}' must be a text");
    }

    public IReadOnlyList<YamlNode> List(string name)
    {
        if (!_fields.TryGetValue(name, out var node))
        {
            return [];
        }

        return node is YamlSequenceNode list ? [.. list.Children] : throw Error(node, $"'{name}' must be a list");
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var node in List(name))
        {
            texts.Add(node is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Error(node, $"'{name}' must be a list of texts"));
        }

        return texts;
    }

    public int Number(string name, int least, int greatest)
    {
        if (OptionalText(name) is not { } text)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest
            ? number
            : throw Error(_fields[name], $"'{name}' must be a whole number from {least} to {greatest}");
    }

    public double Fraction(string name, double greatest)
    {
        if (OptionalText(name) is not { } text)
        {
            return 0;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= greatest
            ? number
            : throw Error(_fields[name], $"'{name}' must be a number from 0 to {greatest}");
    }

    public bool Flag(string name) => OptionalText(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Error(_fields[name], $"'{name}' must be true or false"),
    };

    /// <summary>One of an enumeration's names, lower-case with '-' between words.</summary>
    public T Choice<T>(string name, T? missing = null)
        where T : struct, Enum
    {
        if (OptionalText(name) is not { } text)
        {
            return missing ?? throw new RuleFileException(_file, Line, $"{_what} lacks the field '{name}'");
        }

        var names = Enum.GetNames<T>();
        var index = Array.FindIndex(names, n => string.Equals(Dashed(n), text, StringComparison.Ordinal));
        return index >= 0
            ? Enum.GetValues<T>()[index]
            : throw Error(_fields[name], $"'{name}' is '{text}'; it must be one of {string.Join(", ", names.Select(Dashed))}");
    }

    public YamlFields? Fields(string name, string[] known) =>
        _fields.TryGetValue(name, out var node) ? new YamlFields(_file, $"'{name}'", node, known) : null;

    public RuleFileException Error(string field, string problem) => new(_file, LineOf(field), problem);

    private RuleFileException Error(YamlNode node, string problem) => new(_file, (int)node.Start.Line, problem);

    private static string Dashed(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static string Suggest(string name, string[] known)
    {
        var nearest = known.MinBy(k => Distance(k, name));
        return nearest is not null && Distance(nearest, name) <= 2 ? $"did you mean '{nearest}'?" : $"known are {string.Join(", ", known)}";
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string x, string y)
    {
        var row = Enumerable.Range(0, y.Length + 1).ToArray();
        for (var i = 1; i <= x.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= y.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (x[i - 1] == y[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
