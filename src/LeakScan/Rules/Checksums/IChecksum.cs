namespace LeakScan.Rules.Checksums;

/// <summary>A named offline verifier: says from a credential's own structure whether it can be real. Stateless, safe for several threads.</summary>
internal interface IChecksum
{
    /// <summary>The name that rule files use.</summary>
    string Name { get; }

    /// <summary>Judges a whole credential. Never throws, whatever the text.</summary>
    ChecksumVerdict Verify(ReadOnlySpan<char> secret);

    /// <summary>Makes a credential whose checksum holds, for a rule's examples.</summary>
    /// <param name="prefix">What it begins with.</param>
    /// <param name="random">Gives that many characters of an alphabet.</param>
    string Complete(string prefix, Func<string, int, string> random);
}
