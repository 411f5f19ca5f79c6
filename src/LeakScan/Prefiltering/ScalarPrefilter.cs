namespace LeakScan.Prefiltering;

/// <summary>Asks the sieve at every position: the portable floor, without vector instructions.</summary>
internal sealed class ScalarPrefilter : StagedPrefilter
{
    private readonly PieceSieve _sieve;

    public ScalarPrefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.NibblePlacements) => _sieve = new PieceSieve(tables.Bytes, tables.NibblePlacements);

    protected override int Scan(ref byte text, int count, ref ushort positions) => _sieve.Scan(ref text, count, ref positions);
}
