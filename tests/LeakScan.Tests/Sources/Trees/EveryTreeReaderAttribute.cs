using System.Reflection;
using Xunit.Sdk;

namespace LeakScan.Tests.Sources.Trees;

/// <summary>Runs a theory with every reader.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryTreeReaderAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => TreeReaders.Names.Select(name => new object[] { name });
}
