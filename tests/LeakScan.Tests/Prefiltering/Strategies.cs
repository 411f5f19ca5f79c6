using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>The strategies under test, by name.</summary>
internal static class Strategies
{
    /// <summary>The kernel for AVX-512 VBMI with a model of its one special instruction: runs everywhere.</summary>
    public const string Model = "Avx512VbmiModel";

    /// <summary>Every strategy that this machine can run, but for the oracle itself and Auto, which is one of them.</summary>
    public static IEnumerable<string> Supported =>
        Enum.GetValues<PrefilterStrategy>()
            .Where(s => s is not (PrefilterStrategy.Auto or PrefilterStrategy.Naive) && Prefilter.IsSupported(s))
            .Select(s => s.ToString())
            .Append(Model);

    /// <summary>Creates one.</summary>
    public static Prefilter Create(string strategy, PrefilterTables tables) =>
        strategy == Model ? new Avx512VbmiPrefilter<ModelPermuter>(tables) : Prefilter.Create(tables, Enum.Parse<PrefilterStrategy>(strategy));
}
