using System.Reflection;
using LeakScan.Prefiltering;
using Xunit.Sdk;

namespace LeakScan.Tests.Prefiltering;

/// <summary>Every strategy that this machine can run, but for the oracle itself and Auto, which is one of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SupportedStrategiesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        from strategy in Enum.GetValues<PrefilterStrategy>()
        where strategy is not (PrefilterStrategy.Auto or PrefilterStrategy.Naive) && Prefilter.IsSupported(strategy)
        select new object[] { strategy.ToString() };
}
