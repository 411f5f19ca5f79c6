namespace LeakScan.Git;

/// <summary>
/// Receives objects from a history reader. Each worker thread has a visitor of its own, so an implementation needs no locks for its own state.
/// </summary>
internal interface IObjectVisitor
{
    /// <summary>One object, each at most once in a run over all visitors, in whatever order is cheapest to read.</summary>
    /// <param name="id">The object's id.</param>
    /// <param name="kind">Blob, commit or tag; trees are never visited.</param>
    /// <param name="content">The object's bytes without git's header. Valid only during the call.</param>
    void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content);

    /// <summary>
    /// The objects visited so far whose places will be asked for, as far as that is known. Asked for once, after the last visit and on another thread, so that
    /// they can be looked for while other things are read; what it leaves out is only found later.
    /// </summary>
    IEnumerable<ObjectId> ListFound() => [];

    /// <summary>An object that was selected and could not be read.</summary>
    void Fail(ObjectProblem problem);
}
