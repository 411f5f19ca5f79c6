namespace LeakScan.Quick.Launcher;

/// <summary>
/// What <c>leakscan</c> is on x64 processors: as little as can choose the program that suits the one at hand. The quick program is compiled for processors with vectors of
/// 256 bits, others refuse such a program as a whole, and one that runs everywhere would take longer to start than to choose.
/// </summary>
internal static class Program
{
    private const string QuickProgram = "leakscan-avx2";

    private static int Main(string[] arguments)
    {
        if (ProcessorLevel.IsThird)
        {
            SiblingProgram.TryBecome(QuickProgram, arguments);
        }

        return SiblingProgram.BecomeFull(arguments);
    }
}
