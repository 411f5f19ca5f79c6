namespace LeakScan.Git;

/// <summary>A pack or index as a whole that cannot be used. The message is one sentence for people.</summary>
internal sealed class PackFormatException(string message) : Exception(message);
