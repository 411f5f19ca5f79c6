using LeakScan.Detection;
using LeakScan.Prefiltering;
using LeakScan.Rules;

namespace LeakScan.Tests.Support;

/// <summary>Makes scanners of contents by the built-in rules. They share the prefilter, which takes longer to build than most tests to run.</summary>
internal static class BuiltInScanner
{
    private static readonly Prefilter Prefilter = Prefilter.Create(PrefilterTables.Build(RulePack.BuiltIn.Index.Keywords));

    public static ContentScanner Create(int depth = 2, ExhaustedRules? exhausted = null) => new(RulePack.BuiltIn, Prefilter, depth, null, exhausted);
}
