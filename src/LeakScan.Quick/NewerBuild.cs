using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Quick;

/// <summary>
/// This program once more, compiled for processors with vectors of 256 bits (x86-64-v3), on which it searches several times as fast. Other processors refuse such a
/// program as a whole, so the one that runs everywhere starts first and chooses.
/// </summary>
internal static class NewerBuild
{
    private const string Name = "leakscan-avx2";

    /// <summary>Whether this is it already, or a program for processors of another kind, which need no second one.</summary>
    public static bool IsThis => Vector256.IsHardwareAccelerated || !X86Base.IsSupported;

    /// <summary>Puts it in the place of this process where it can run. Returns otherwise.</summary>
    public static void TryBecome(string[] arguments)
    {
        if (ProcessorLevel.IsThird)
        {
            SiblingProgram.TryBecome(Name, arguments);
        }
    }
}
