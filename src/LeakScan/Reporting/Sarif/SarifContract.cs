using System.Reflection;
using Microsoft.CodeAnalysis.Sarif;
using Microsoft.CodeAnalysis.Sarif.Readers;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace LeakScan.Reporting.Sarif;

/// <summary>
/// Writes two members that Sarif.Sdk leaves out as defaults. A result's level "warning": by the specification (3.27.10) a result without a level
/// has that of its rule, so a finding lowered to medium under a critical rule would be read as an error. And an empty list of rules: code scanning wants one.
/// </summary>
internal sealed class SarifContract : SarifContractResolver
{
    /// <summary>The one in use: a resolver remembers what it has found out about each type.</summary>
    public static new SarifContract Instance { get; } = new();

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (property.DeclaringType == typeof(Result) && property.PropertyName == "level")
        {
            property.DefaultValueHandling = DefaultValueHandling.Include;
            property.ShouldSerialize = null;
        }
        else if (property.DeclaringType == typeof(ToolComponent) && property.PropertyName == "rules")
        {
            property.DefaultValueHandling = DefaultValueHandling.Include;
            property.ShouldSerialize = component => ((ToolComponent)component).Rules is not null;
        }

        return property;
    }
}
