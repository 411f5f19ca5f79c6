using System.Text.Json.Nodes;
using LeakScan.Reporting.Sarif;

namespace LeakScan.Cli.Merging;

/// <summary>
/// Makes one SARIF report of those of several runs, such as the shards of a large scan. A result that stands in several is told once: it is the same when
/// rule and fingerprint of its place are (<c>primaryLocationLineHash</c>: rule, secret, path and how often before in that file). Where copies differ, the one that counts stays.
/// Reports are joined as JSON and not as objects, so that members which another version of LeakScan writes are kept.
/// </summary>
internal sealed class SarifMerger
{
    private const string PlaceHash = "primaryLocationLineHash";

    private readonly NamedParts _rules = new();
    private readonly NamedParts _notifications = new();
    private readonly NamedParts _weaknesses = new();
    private readonly Dictionary<string, JsonObject> _results = new(StringComparer.Ordinal);
    private readonly JsonArray _invocations = [];
    private readonly SortedDictionary<string, long> _coverage = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonNode> _provenance = new(StringComparer.Ordinal);
    private readonly HashSet<string> _categories = new(StringComparer.Ordinal);
    private JsonObject? _log;

    // Only a run with results has them, and the first may have none.
    private JsonNode? _taxonomies;
    private JsonNode? _supportedTaxonomies;

    /// <summary>Results that count.</summary>
    public int Findings => _results.Values.Count(Counts);

    /// <summary>Whether any run could not read something.</summary>
    public bool IsIncomplete => _coverage.Keys.Any(k => k.StartsWith("notRead.", StringComparison.Ordinal));

    /// <summary>Adds a report.</summary>
    /// <exception cref="FormatException">It is not a SARIF report of LeakScan.</exception>
    public void Add(JsonNode? report)
    {
        if (report is not JsonObject log || (string?)log["version"] != "2.1.0" || log["runs"] is not JsonArray { Count: > 0 } runs
            || runs.Any(run => (string?)run?["tool"]?["driver"]?["name"] != "LeakScan"))
        {
            throw new FormatException("not a SARIF 2.1.0 report that LeakScan wrote");
        }

        _log ??= log;
        foreach (var run in runs)
        {
            AddRun(run!);
        }
    }

    /// <summary>The merged report; results in order of path, line, column and rule, whatever the order in which reports were added.</summary>
    public JsonObject Merge()
    {
        var log = _log!.DeepClone().AsObject();
        var run = log["runs"]![0]!.DeepClone().AsObject();
        var results = _results.OrderBy(r => SortKey(r.Value), StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value).ToList();
        var left = Cut(ref results);
        var driver = run["tool"]!["driver"]!.AsObject();
        driver["rules"] = Rules();
        Replace(driver, "notifications", _notifications.ToArray());
        run["automationDetails"] = new JsonObject { ["id"] = _categories is { Count: 1 } same ? same.First() : "leakscan/merge/" };
        run["invocations"] = Invocations(left);
        Replace(run, "versionControlProvenance", new JsonArray([.. _provenance.Values.Select(v => v.DeepClone())]));
        if (_taxonomies?.DeepClone() is JsonArray taxonomies)
        {
            taxonomies[0]!["taxa"] = _weaknesses.ToArray();
            run["taxonomies"] = taxonomies;
            driver["supportedTaxonomies"] = _supportedTaxonomies?.DeepClone();
        }

        run["results"] = new JsonArray([.. results]);
        _coverage["findings"] = Findings;
        _coverage["suppressed"] = _results.Count - Findings;
        run["properties"] = new JsonObject { ["coverage"] = new JsonObject(_coverage.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value))) };
        log["runs"] = new JsonArray(run);
        return log;
    }

    private void AddRun(JsonNode run)
    {
        var driver = run["tool"]!["driver"]!;
        _rules.Add(driver["rules"]);
        _notifications.Add(driver["notifications"]);
        if (run["taxonomies"] is JsonArray { Count: > 0 } taxonomies)
        {
            _taxonomies ??= taxonomies;
            _supportedTaxonomies ??= driver["supportedTaxonomies"];
            _weaknesses.Add(taxonomies[0]!["taxa"]);
        }

        _categories.Add((string?)run["automationDetails"]?["id"] ?? "");
        foreach (var invocation in run["invocations"]?.AsArray() ?? [])
        {
            _invocations.Add(invocation!.DeepClone());
        }

        foreach (var place in run["versionControlProvenance"]?.AsArray() ?? [])
        {
            _provenance.TryAdd(place!.ToJsonString(), place);
        }

        foreach (var (name, count) in run["properties"]?["coverage"]?.AsObject() ?? [])
        {
            _coverage[name] = _coverage.GetValueOrDefault(name) + count!.GetValue<long>();
        }

        foreach (var result in run["results"]?.AsArray() ?? [])
        {
            var copy = result!.DeepClone().AsObject();
            var key = Key(copy);
            if (!_results.TryGetValue(key, out var other) || IsBetter(copy, other))
            {
                _results[key] = copy;
            }
        }
    }

    private JsonArray Rules()
    {
        foreach (var rule in _rules.Parts)
        {
            foreach (var relation in rule["relationships"]?.AsArray() ?? [])
            {
                _weaknesses.Point(relation!["target"]!.AsObject(), "id", "index");
            }
        }

        foreach (var result in _results.Values)
        {
            _rules.Point(result, "ruleId", "ruleIndex");
        }

        return _rules.ToArray();
    }

    private JsonArray Invocations(int left)
    {
        if (left > 0)
        {
            var notice = new JsonObject
            {
                ["level"] = "warning",
                ["message"] = new JsonObject { ["text"] = $"{left} results left out, to stay within the {SarifReporter.MaxResults} that GitHub takes." },
            };
            var first = _invocations[0]!.AsObject();
            var list = first["toolExecutionNotifications"]?.AsArray() ?? [];
            list.Add(notice);
            first["toolExecutionNotifications"] = list.Parent is null ? list : list.DeepClone();
        }

        foreach (var notification in _invocations.SelectMany(i => i!["toolExecutionNotifications"]?.AsArray() ?? []))
        {
            if (notification!["descriptor"] is JsonObject descriptor)
            {
                _notifications.Point(descriptor, "id", "index");
            }
        }

        return _invocations;
    }

    /// <summary>Leaves out what GitHub would refuse the whole report for: first what does not count, then the least severe.</summary>
    private static int Cut(ref List<JsonObject> results)
    {
        var left = results.Count - SarifReporter.MaxResults;
        if (left <= 0)
        {
            return 0;
        }

        var kept = results.OrderByDescending(Counts).ThenBy(r => Array.IndexOf(["error", "warning", "note"], (string?)r["level"])).Take(SarifReporter.MaxResults).ToHashSet();
        results = [.. results.Where(kept.Contains)];
        return left;
    }

    private static bool Counts(JsonObject result) => result["suppressions"] is not JsonArray { Count: > 0 };

    /// <summary>Of two copies the one that counts, else the one that says more, so that the order of the reports does not matter.</summary>
    private static bool IsBetter(JsonObject copy, JsonObject other)
    {
        var (text, otherText) = (copy.ToJsonString(), other.ToJsonString());
        var order = Counts(copy).CompareTo(Counts(other));
        order = order != 0 ? order : text.Length.CompareTo(otherText.Length);
        return (order != 0 ? order : string.CompareOrdinal(text, otherText)) > 0;
    }

    private static string Key(JsonObject result) =>
        $"{(string?)result["ruleId"]}\n{(string?)result["partialFingerprints"]?[PlaceHash] ?? result["locations"]?.ToJsonString()}";

    private static string SortKey(JsonObject result)
    {
        var place = result["locations"]?[0]?["physicalLocation"];
        var region = place?["region"];
        return $"{(string?)place?["artifactLocation"]?["uri"]}\0{(int?)region?["startLine"]:D10}\0{(int?)region?["startColumn"]:D10}\0{(string?)result["ruleId"]}";
    }

    private static void Replace(JsonObject owner, string name, JsonArray list)
    {
        owner.Remove(name);
        if (list.Count > 0)
        {
            owner[name] = list;
        }
    }
}
