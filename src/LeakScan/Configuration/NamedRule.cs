namespace LeakScan.Configuration;

/// <summary>A rule that a configuration names.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Line">Where it is named, 1-based.</param>
internal sealed record NamedRule(string Id, int Line);
