namespace LeakScan.Rules.Checksums;

/// <summary>A verifier's verdict.</summary>
/// <param name="Outcome">Whether the checksum holds.</param>
/// <param name="Note">What the structure tells, for people: an account, an issuer, an expiry. Never a part of the secret that helps to use it. Null for nothing.</param>
/// <param name="IsInert">Whether it is real and yet of no use by itself: expired, or encrypted under a passphrase.</param>
internal readonly record struct ChecksumVerdict(ChecksumOutcome Outcome, string? Note = null, bool IsInert = false)
{
    /// <summary>A form the verifier has no word on.</summary>
    public static ChecksumVerdict NotApplicable => default;

    /// <summary>The check digits or the signature fit the rest.</summary>
    public static ChecksumVerdict Holds => new(ChecksumOutcome.Valid, "checksum holds");

    /// <summary>They do not.</summary>
    public static ChecksumVerdict Fails => new(ChecksumOutcome.Invalid, "checksum does not hold");

    /// <summary>There are no check digits, but structure that no accident has.</summary>
    public static ChecksumVerdict WellFormed(string? note, bool isInert = false) => new(ChecksumOutcome.Valid, note, isInert);

    /// <summary>There are no check digits, and the structure is not what it should be.</summary>
    public static ChecksumVerdict Malformed(string note) => new(ChecksumOutcome.Invalid, note);

    /// <summary>The structure is as it should be, which proves little.</summary>
    public static ChecksumVerdict Plausible(string? note = null) => new(ChecksumOutcome.NotApplicable, note);

    /// <summary><see cref="Holds"/> or <see cref="Fails"/>.</summary>
    public static ChecksumVerdict Of(bool holds) => holds ? Holds : Fails;
}
