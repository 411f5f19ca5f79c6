namespace LeakScan.Git;

/// <summary>Finds the changed lines of staged files.</summary>
internal sealed class ChangedLines(IObjectReader objects)
{
    /// <summary>Longer files count as changed in all their lines.</summary>
    public const int MaxLength = 16 * 1024 * 1024;
    private const int MaxRenames = 1000; // deleted files that are compared with an added one; git's diff.renameLimit
    private const int MinSimilarity = 50;
    private const int BinaryPrefix = 8000; // where git looks for a NUL

    private static readonly LineRange[] Everything = [new(1, int.MaxValue)];

    private readonly ObjectBuffer _old = new();
    private readonly ObjectBuffer _now = new();

    /// <summary>The lines of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="deleted">Blobs of files that went, from one of which an added file may have been renamed.</param>
    /// <exception cref="GitException">What is staged cannot be read.</exception>
    public IReadOnlyList<LineRange> Find(StagedFile file, IReadOnlyList<ObjectId> deleted)
    {
        if (objects.Read(file.Blob, _now) is { } problem)
        {
            throw GitException.Unreadable(problem);
        }

        if (IsWhole(_now.Content) || (file.OldBlob.IsZero && (deleted.Count > MaxRenames || !FindSource(deleted))))
        {
            return Everything;
        }

        // A partial clone may lack the old version: then each line may be new.
        return file.OldBlob.IsZero || objects.Read(file.OldBlob, _old) is null ? Between(_old.Content, _now.Content) : Everything;
    }

    /// <summary>The lines of a content that another has not.</summary>
    public static IReadOnlyList<LineRange> Between(ReadOnlySpan<byte> old, ReadOnlySpan<byte> now) =>
        IsWhole(old) || IsWhole(now) ? Everything : LineDiffer.FindChanged(old, now);

    private static bool IsWhole(ReadOnlySpan<byte> content) => content.Length > MaxLength || content[..Math.Min(content.Length, BinaryPrefix)].Contains((byte)0);

    // Leaves the most similar one in the buffer of the old file.
    private bool FindSource(IReadOnlyList<ObjectId> deleted)
    {
        var best = ObjectId.Zero;
        var similarity = MinSimilarity - 1;
        foreach (var candidate in deleted)
        {
            if (objects.Read(candidate, _old) is null && Similarity.Estimate(_old.Content, _now.Content) is var estimate && estimate > similarity)
            {
                (best, similarity) = (candidate, estimate);
            }
        }

        return !best.IsZero && objects.Read(best, _old) is null;
    }
}
