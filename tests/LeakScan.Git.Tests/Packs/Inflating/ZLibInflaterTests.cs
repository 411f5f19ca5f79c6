namespace LeakScan.Git.Tests.Packs.Inflating;

public class ZLibInflaterTests : InflaterTests
{
    private protected override IInflater Create() => new ZLibInflater();
}
