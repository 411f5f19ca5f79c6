using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>The strategies under test, by name.</summary>
internal static class Strategies
{
    // The kernels of other processors, with models of the instructions that this one may lack: they run everywhere.
    private const string VbmiModel = "Avx512VbmiModel";
    private const string ArmModel = "ArmModel";

    /// <summary>Every strategy that this machine can run, but for the oracle itself and Auto, which is one of them.</summary>
    public static IEnumerable<PrefilterStrategy> Supported =>
        Enum.GetValues<PrefilterStrategy>().Where(s => s is not (PrefilterStrategy.Auto or PrefilterStrategy.Naive) && Prefilter.IsSupported(s));

    /// <summary>The names of these and of the models.</summary>
    public static IEnumerable<string> Names => [.. Supported.Select(s => s.ToString()), VbmiModel, ArmModel];

    /// <summary>Creates one.</summary>
    public static Prefilter Create(string name, PrefilterTables tables) => name switch
    {
        VbmiModel => new Avx512VbmiPrefilter<ModelPermuter>(tables),
        ArmModel => new Vector128Prefilter<ArmShuffler>(tables),
        _ => Prefilter.Create(tables, Enum.Parse<PrefilterStrategy>(name)),
    };
}
