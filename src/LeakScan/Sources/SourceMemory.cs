using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>What a source leaves to the next run.</summary>
/// <param name="Objects">The objects that were read, in a form that only their reader knows.</param>
/// <param name="Omitted">Of these the ones of which something was noted.</param>
internal sealed record SourceMemory(ReadOnlyMemory<byte> Objects, IReadOnlyList<(ObjectId Id, OmissionReason Reason)> Omitted);
