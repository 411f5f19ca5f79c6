namespace LeakScan.Rules;

/// <summary>A validated set of rules, in a fixed order. Immutable and safe for use by several threads.</summary>
public sealed class RulePack
{
    internal RulePack(IReadOnlyList<Rule> rules, string hash)
    {
        Rules = rules;
        Hash = hash;
    }

    /// <summary>The rules that come with LeakScan, compiled when it was built.</summary>
    public static RulePack BuiltIn => throw new NotSupportedException();

    /// <summary>The rules, sorted by id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Changes whenever a rule changes: 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Reads a rule file, or every <c>*.yml</c> and <c>*.yaml</c> file of a folder.</summary>
    /// <exception cref="RuleFileException">A file is missing, is not YAML, or holds a rule that is not valid.</exception>
    public static RulePack Read(string path) => throw new NotSupportedException();

    /// <summary>This pack and another. A rule of the other replaces one with the same id.</summary>
    public RulePack With(RulePack other) => throw new NotSupportedException();

    /// <summary>This pack without some rules. Ids that name no rule are ignored.</summary>
    public RulePack Without(IReadOnlySet<string> ids) => throw new NotSupportedException();
}
