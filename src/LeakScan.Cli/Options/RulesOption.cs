using System.CommandLine;

namespace LeakScan.Cli.Options;

/// <summary>Rule files that are used beside the built-in rules.</summary>
internal sealed class RulesOption : Option<string[]>
{
    public RulesOption()
        : base("--rules")
    {
        HelpName = "FILE|DIR";
        Description = "Use the rules of a YAML file, or of every one in a folder, beside the built-in ones; the same id replaces. Repeatable.";
    }
}
