namespace LeakScan.Git;

/// <summary>An object that was not read, and why.</summary>
/// <param name="Id">The object; zero when only its place in a pack is known.</param>
/// <param name="Kind">The reason.</param>
/// <param name="Detail">One sentence for people; never content of the object.</param>
internal sealed record ObjectProblem(ObjectId Id, ObjectProblemKind Kind, string Detail)
{
    /// <summary>Of a tree that was read, but stops making sense before its end.</summary>
    internal static ObjectProblem MalformedTree(ObjectId id) => new(id, ObjectProblemKind.Corrupt, "Some entries of this tree cannot be decoded.");
}
