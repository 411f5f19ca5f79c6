namespace LeakScan.Sources.Pushing;

/// <summary>A push as git describes it to a hook.</summary>
/// <param name="IsReceived">Whether the receiving end is asked (pre-receive), and not the sending one (pre-push).</param>
/// <param name="Updates">The references that it changes.</param>
internal sealed record Push(bool IsReceived, IReadOnlyList<ReferenceUpdate> Updates);
