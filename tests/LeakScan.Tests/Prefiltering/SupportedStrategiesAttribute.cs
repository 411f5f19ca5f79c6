using System.Reflection;
using Xunit.Sdk;

namespace LeakScan.Tests.Prefiltering;

/// <summary>Runs a test for every strategy that this machine supports.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SupportedStrategiesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Strategies.Names.Select(s => new object[] { s });
}
