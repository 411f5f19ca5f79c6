using LeakScan.Prefiltering;
using LeakScan.Rules;

namespace LeakScan.Cli.Proving;

/// <summary>Checks what no rule can know of itself: that rules of files can work together with all others.</summary>
internal static class PackChecker
{
    /// <summary>Checks a pack with the built-in rules and those of files.</summary>
    /// <exception cref="RuleFileException">
    /// There are more keywords than the prefilter can tell apart; or a rule requires itself, or one that does not exist, so that it would never tell anything.
    /// </exception>
    public static void Check(RulePack pack)
    {
        var own = pack.Rules.Where(r => r.Origin is not null).ToList();
        if (own.Count == 0)
        {
            return;
        }

        if (pack.Index.Keywords.Length > Keyword.MaxCount)
        {
            throw new RuleFileException(
                own[0].Origin!.File, 0, $"with these rules there are {pack.Index.Keywords.Length} keywords, {Keyword.MaxCount} are the most; let rules share keywords");
        }

        var ids = pack.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in own)
        {
            if (rule.Requires.Any(r => r.RuleId == rule.Id))
            {
                throw new RuleFileException(rule.Origin!.File, rule.Origin.Line, $"rule {rule.Id} requires itself; name the rule of another part");
            }

            if (rule.Requires.FirstOrDefault(r => !ids.Contains(r.RuleId)) is { } missing)
            {
                throw new RuleFileException(rule.Origin!.File, rule.Origin.Line, $"rule {rule.Id} requires '{missing.RuleId}', and there is no such rule");
            }
        }
    }
}
