using LeakScan.Rules;

namespace LeakScan.Cli;

/// <summary>Puts the rules together that a command works with.</summary>
internal static class RuleLoader
{
    /// <summary>The built-in rules and those of the given files and folders, later ones winning.</summary>
    /// <exception cref="RuleFileException">A file is missing or not valid.</exception>
    public static RulePack Load(IEnumerable<string> paths) => paths.Aggregate(RulePack.BuiltIn, (pack, path) => pack.With(RulePack.Read(path)));
}
