namespace LeakScan.Quick.Launcher;

/// <summary>
/// What <c>leakscan</c> is on x64 processors: as little as can choose the program that suits the one at hand. The quick program is compiled for processors with vectors of
/// 256 bits, and where it can be once more for those with vectors of 512; others refuse such a program as a whole, and one that runs everywhere would take longer to start than to
/// choose.
/// </summary>
internal static class Program
{
    private const string WideProgram = "leakscan-avx512";
    private const string QuickProgram = "leakscan-avx2";

    private static int Main(string[] arguments)
    {
        // A program that was not published is not there to become.
        if (ProcessorLevel.IsPastFourth)
        {
            SiblingProgram.TryBecome(WideProgram, arguments);
        }

        if (ProcessorLevel.IsThird)
        {
            SiblingProgram.TryBecome(QuickProgram, arguments);
        }

        return SiblingProgram.BecomeFull(arguments);
    }
}
