using LeakScan.Rules;

namespace LeakScan.Configuration;

/// <summary>Takes out of a rule pack what a configuration disables.</summary>
internal static class RuleSelector
{
    /// <summary>The pack without the disabled rules.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="configuration">What names some of them.</param>
    /// <param name="suggest">What to say of an id that is probably a misspelt one of a list: " (did you mean …?)".</param>
    /// <exception cref="RuleFileException">The configuration names a rule that does not exist.</exception>
    public static RulePack Select(RulePack rules, ScanConfiguration configuration, Func<string, IEnumerable<string>, string> suggest)
    {
        var named = configuration.DisabledRules.Concat(configuration.Allow.SelectMany(a => a.Rules)).ToList();
        if (named.Count == 0)
        {
            return rules;
        }

        var known = rules.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        if (named.FindIndex(n => !known.Contains(n.Id)) is >= 0 and var wrong)
        {
            throw new RuleFileException(configuration.File!, named[wrong].Line, $"there is no rule '{named[wrong].Id}'{suggest(named[wrong].Id, known)}; 'leakscan rules list' shows all");
        }

        return configuration.DisabledRules.Count == 0 ? rules : rules.Without(configuration.DisabledRules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal));
    }
}
