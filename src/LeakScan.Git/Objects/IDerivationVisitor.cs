namespace LeakScan.Git;

/// <summary>A visitor that saves work on what an object has from its base. Everything it does must come out the same without.</summary>
internal interface IDerivationVisitor : IObjectVisitor
{
    /// <summary>As <see cref="IObjectVisitor.Visit"/>.</summary>
    /// <param name="id">The object's id.</param>
    /// <param name="kind">Blob, commit or tag.</param>
    /// <param name="content">The object's bytes. Valid only during the call.</param>
    /// <param name="derivation">How it is built. Valid only during the call.</param>
    void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content, Derivation derivation);
}
