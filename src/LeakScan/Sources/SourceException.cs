namespace LeakScan.Sources;

/// <summary>A source that cannot be read at all. The message is one sentence for people.</summary>
public sealed class SourceException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SourceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
