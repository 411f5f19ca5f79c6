using LeakScan.Cli.Help;
using LeakScan.Cli.Proving;
using LeakScan.Configuration;
using LeakScan.Rules;

namespace LeakScan.Cli;

/// <summary>Puts the rules together that a command works with.</summary>
internal static class RuleLoader
{
    /// <summary>
    /// Reads the built-in rules on another thread. It takes as long as reading the command line and opening a repository, and two processors do both at once.
    /// </summary>
    public static void ReadAhead() => new Thread(static () => _ = RulePack.BuiltIn) { IsBackground = true }.Start();

    /// <summary>
    /// The built-in rules, those that the configuration names and those of the given files and folders, later ones winning, without the disabled ones. Side by side, in the
    /// configuration or on the command line, no file wins over another: nobody would see which.
    /// </summary>
    /// <exception cref="RuleFileException">A file is missing or not valid, two share an id, or the configuration names a rule that does not exist.</exception>
    public static RulePack Load(IEnumerable<string> paths, ScanConfiguration configuration) =>
        RuleSelector.Select(Join(configuration.RulePacks, paths), configuration, NearestName.Suggest);

    /// <summary>The built-in rules and those of the given files and folders, which win.</summary>
    /// <exception cref="RuleFileException">A file is missing or not valid, or two share an id.</exception>
    public static RulePack Load(IEnumerable<string> paths) => Join(paths);

    private static RulePack Join(params IEnumerable<string>[] layers)
    {
        var pack = layers.Where(layer => layer.Any()).Aggregate(RulePack.BuiltIn, (pack, layer) => pack.With(RulePack.Read(layer)));
        PackChecker.Check(pack);
        return pack;
    }
}
