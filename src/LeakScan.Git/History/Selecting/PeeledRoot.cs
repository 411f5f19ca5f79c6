namespace LeakScan.Git;

/// <summary>A root and what its annotated tags lead to.</summary>
/// <param name="Root">The root.</param>
/// <param name="Tags">The annotated tags on the way, outermost first; mostly none.</param>
/// <param name="Target">What is there in the end.</param>
/// <param name="Kind">Its kind: commit, tree or blob.</param>
internal sealed record PeeledRoot(HistoryRoot Root, IReadOnlyList<ObjectId> Tags, ObjectId Target, ObjectKind Kind)
{
    /// <summary>Follows the tags of a root. Null when something on the way cannot be read, which is reported.</summary>
    public static PeeledRoot? Peel(HistoryRoot root, IObjectReader objects, ObjectBuffer buffer, Action<ObjectProblem> report)
    {
        List<ObjectId>? tags = null;
        var id = root.Target;
        while (true)
        {
            if (objects.Read(id, buffer) is { } problem)
            {
                report(problem with { Detail = $"{problem.Detail} '{root.Name}' leads to it." });
                return null;
            }

            if (buffer.Kind != ObjectKind.Tag)
            {
                return new PeeledRoot(root, tags ?? [], id, buffer.Kind);
            }

            (tags ??= []).Add(id);
            if (!TagHeader.TryParse(buffer.Content, out var tag))
            {
                report(new ObjectProblem(id, ObjectProblemKind.Corrupt, $"It should be a tag and names no object. '{root.Name}' leads to it."));
                return null;
            }

            id = tag.Target;
        }
    }
}
