using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>The message that the next commit is about to get, from the file in which git hands it to a commit-msg hook.</summary>
internal sealed class StagedMessageSource : ISource
{
    // Git cuts the message off here; with 'git commit --verbose' the whole change follows, which is no part of the message.
    private static ReadOnlySpan<byte> Scissors => " ------------------------ >8 ------------------------\n"u8;

    private readonly string _file;

    /// <summary>A source of a file.</summary>
    /// <param name="file">Path of the file, as git gives it and reports show it.</param>
    public StagedMessageSource(string file) => _file = file;

    /// <inheritdoc/>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public void Read(SourceContext context)
    {
        byte[] text;
        try
        {
            text = RegularFile.ReadAllBytes(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"the commit message in '{_file}' cannot be read ({e.Message}); git gives a commit-msg hook the path of that file", e);
        }

        var message = text.AsSpan();
        if (message.IndexOf(Scissors) is >= 0 and var end)
        {
            message = message[..end];
        }

        // As the text of a commit: read whole, whatever bytes are in it.
        context.CreateSink().Accept(new SourceItem(_file, default, ObjectKind.Blob), new Content(message));
        context.Coverage.AddFile(message.Length);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
        [.. items.Select(item => new ItemLocation(item, new FileProvenance(_file)))];
}
