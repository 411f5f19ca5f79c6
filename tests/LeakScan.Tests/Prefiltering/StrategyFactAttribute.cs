using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>A test that a processor without the strategy's instructions skips, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StrategyFactAttribute : FactAttribute
{
    public StrategyFactAttribute(string strategy)
    {
        if (!Prefilter.IsSupported(Enum.Parse<PrefilterStrategy>(strategy)))
        {
            Skip = $"This processor does not support {strategy}.";
        }
    }
}
