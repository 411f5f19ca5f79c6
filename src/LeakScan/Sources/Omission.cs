namespace LeakScan.Sources;

/// <summary>Something that was not read.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Subject">The path, object id or commit.</param>
/// <param name="Detail">What happened, one sentence without content; empty when the reason says all.</param>
public sealed record Omission(OmissionReason Reason, string Subject, string Detail = "");
