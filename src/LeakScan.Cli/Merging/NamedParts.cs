using System.Text.Json.Nodes;

namespace LeakScan.Cli.Merging;

/// <summary>The parts of several runs that have an id and are referred to by their index: rules, notifications, weaknesses. Each once, sorted by id.</summary>
internal sealed class NamedParts
{
    private readonly SortedDictionary<string, JsonObject> _parts = new(StringComparer.Ordinal);

    public void Add(JsonNode? list)
    {
        foreach (var part in list?.AsArray() ?? [])
        {
            _parts.TryAdd(part!["id"]!.GetValue<string>(), part.DeepClone().AsObject());
        }
    }

    public IEnumerable<JsonObject> Parts => _parts.Values;

    /// <summary>Sets the index of a reference that has an id.</summary>
    public void Point(JsonObject reference, string id, string index)
    {
        if (reference[id]?.GetValue<string>() is { } name && Array.IndexOf([.. _parts.Keys], name) is >= 0 and var position)
        {
            reference[index] = position;
        }
    }

    public JsonArray ToArray() => new([.. _parts.Values]);
}
