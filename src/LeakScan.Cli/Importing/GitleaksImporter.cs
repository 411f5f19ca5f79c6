using LeakScan.Cli.Proving;
using LeakScan.Explaining;
using LeakScan.Rules;
using LeakScan.Rules.Files;

namespace LeakScan.Cli.Importing;

/// <summary>
/// Turns a configuration of gitleaks (https://github.com/gitleaks/gitleaks#configuration) into a rule file. Each rule is tried on texts made from its own
/// expression; one that finds none of them is named.
/// </summary>
internal static class GitleaksImporter
{
    private const string Provider = "gitleaks";
    private const int Samples = 12;

    private static readonly string[] Known =
        ["title", "description", "minVersion", "extend", "allowlist", "allowlists", "rules"];

    /// <param name="file">The file's name, for the rule file.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="TomlException">It is not TOML.</exception>
    public static ImportedRules Import(string file, string text)
    {
        var toml = TomlReader.Read(text);
        var notes = new List<string>();
        var allowlists = new GitleaksAllowlists(notes);
        var reader = new GitleaksRules(RulePack.BuiltIn.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal), allowlists, notes);
        NoteWhole(toml, notes);
        var shared = new ImportedAllowance();
        var targeted = new List<(string[] Rules, ImportedAllowance Allow)>();
        foreach (var list in toml.Tables("allowlist").Concat(toml.Tables("allowlists")))
        {
            var allow = new ImportedAllowance();
            allowlists.Add(list, "all rules", allow);
            if (list.Texts("targetRules") is { Count: > 0 } targets)
            {
                targeted.Add(([.. targets.Select(reader.Identify)], allow));
            }
            else
            {
                shared.Add(allow);
            }
        }

        var tables = toml.Tables("rules");
        if (tables.Count == 0 && !shared.IsEmpty)
        {
            return new ImportedRules(RuleYamlWriter.WriteConfiguration(file, shared), 0, 0, notes);
        }

        if (!shared.IsEmpty && toml.Table("extend") is not null)
        {
            notes.Add("its allowlist holds for these rules; to allow the same of LeakScan's own, give it as 'allow' in .leakscan.yml too");
        }

        var rules = tables.Select(reader.Read).OfType<ImportedRule>().ToList();
        foreach (var (ids, allow) in targeted)
        {
            rules.Where(r => ids.Contains(r.Id, StringComparer.Ordinal)).ToList().ForEach(r => r.Allow.Add(allow));
        }

        if (tables.Count == 0)
        {
            return new ImportedRules("", 0, 0, notes);
        }

        rules = Complete(Distinct(rules, notes), notes);
        var yaml = RuleYamlWriter.Write(Provider, file, shared, rules);
        Try(yaml, rules, notes);
        return new ImportedRules(yaml, tables.Count, rules.Count, notes);
    }

    private static void NoteWhole(TomlTable toml, List<string> notes)
    {
        notes.AddRange(toml.Keys.Except(Known, StringComparer.Ordinal).Select(key => $"'{key}' is not known here"));
        if (toml.Table("extend") is { } extend)
        {
            notes.AddRange(extend.Text("path") is { } path ? [$"'{path}', which it extends, is not read; import it too"] : []);
            notes.AddRange(extend["useDefault"] is true ? ["the default rules of gitleaks, which it extends, are not added; LeakScan's own rules are used beside these"] : []);
            notes.AddRange(extend.Texts("disabledRules").Select(id => $"{id}: disabled there; 'rules: {{disable: […]}}' in .leakscan.yml disables a rule here"));
        }
    }

    private static List<ImportedRule> Distinct(List<ImportedRule> rules, List<string> notes)
    {
        notes.AddRange(rules.GroupBy(r => r.Id).Where(g => g.Skip(1).Any()).Select(g => $"{g.Key}: there are {g.Count()} rules of this id; the last one is taken"));
        return [.. rules.AsEnumerable().Reverse().DistinctBy(r => r.Id).Reverse()];
    }

    /// <summary>The rules whose required rules are here too. One that lost a rule it requires would never tell anything, and one that requires that neither.</summary>
    private static List<ImportedRule> Complete(List<ImportedRule> rules, List<string> notes)
    {
        while (true)
        {
            var ids = rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            var lost = rules.Where(r => r.Requires.Any(required => !ids.Contains(required.RuleId))).ToList();
            if (lost.Count == 0)
            {
                return rules;
            }

            notes.AddRange(lost.Select(r => $"{r.Id}: left out, because it requires {r.Requires.First(required => !ids.Contains(required.RuleId)).RuleId}, which is not carried over"));
            rules = [.. rules.Except(lost)];
        }
    }

    /// <summary>Scans texts that the rules' own expressions make, with the rule file as it will be read.</summary>
    private static void Try(string yaml, List<ImportedRule> rules, List<string> notes)
    {
        if (rules.Count == 0)
        {
            return;
        }

        var pack = RulePack.Compile(RuleFileReader.Read("the imported rules", new StringReader(yaml)));
        using var prover = new RuleProver(pack);
        var byId = pack.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var rule in rules.Where(r => r.Parsed is not null))
        {
            var others = new SortedSet<string>(StringComparer.Ordinal);
            var isFound = false;
            for (var seed = 0; seed < Samples && !isFound; seed++)
            {
                var finders = prover.Finders(byId[rule.Id], Sample(rule, seed)).ToList();
                isFound = finders.Contains(rule.Id);
                others.UnionWith(finders);
            }

            if (!isFound)
            {
                notes.Add($"{rule.Id}: carried over, but of {Samples} texts made from its expression it found none"
                    + (others.Count > 0 ? $"; {string.Join(" and ", others)} told them instead, which match the same" : "; try it on a real one"));
            }
        }

        notes.AddRange(new CostProver(pack).Costs.Where(c => c.Steps > StepMeter.MostForAByte).Select(c =>
            $"{c.Rule.Id}: costs {c.Steps:0} steps or more for each byte of a text made to hurt it, more than 'rules check' lets pass; make its pattern more exact before it scans what strangers wrote"));
    }

    private static string Sample(ImportedRule rule, int seed)
    {
        var text = new SampleMaker(seed).Make(rule.Parsed!);
        var near = rule.Distance > 0 && !rule.Keywords.Any(k => text.Contains(k, StringComparison.OrdinalIgnoreCase)) ? rule.Keywords[0] + " " : "";
        return $"\n{near}{text}\n";
    }
}
