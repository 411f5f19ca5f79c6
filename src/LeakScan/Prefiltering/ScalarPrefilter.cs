namespace LeakScan.Prefiltering;

/// <summary>Asks the sieve at every position: the portable floor, without vector instructions.</summary>
internal sealed class ScalarPrefilter : StagedPrefilter
{
    public ScalarPrefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.NibblePlacements)
    {
    }

    protected override int Scan(ref byte text, int count, ref ushort passed, ref ushort positions, out bool isBlind)
    {
        isBlind = false;
        return Sieve.Scan(ref text, count, ref positions);
    }
}
