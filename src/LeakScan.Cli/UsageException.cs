namespace LeakScan.Cli;

/// <summary>A wish that cannot be met as it was worded. The message is one sentence for people: what is wrong and what to do.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
