namespace LeakScan.Git;

/// <summary>Receives what a <see cref="DeltaWalker"/> reads; by default nothing is done with it.</summary>
internal interface IWalkSink
{
    /// <summary>A commit, blob or tag.</summary>
    /// <param name="ordinal">The object's number.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="content">Its bytes; valid only during the call.</param>
    void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
    }

    /// <summary>The same, with how the object is built.</summary>
    /// <param name="ordinal">The object's number.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="content">Its bytes; valid only during the call.</param>
    /// <param name="derivation">How it is built; valid only during the call.</param>
    void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content, Derivation derivation) => Accept(ordinal, kind, content);

    /// <summary>A tree, stored whole or read again.</summary>
    /// <param name="ordinal">The object's number; -1 when it was seen before, or is only wanted as a base.</param>
    /// <param name="content">Its bytes; valid only during the call.</param>
    /// <returns>What to hand to the trees that are built on it.</returns>
    TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content);

    /// <summary>A tree built on another one.</summary>
    /// <param name="ordinal">The object's number; -1 when it is only wanted as a base.</param>
    /// <param name="content">Its bytes; valid only during the call.</param>
    /// <param name="source">The entries of the tree it is built on.</param>
    /// <param name="delta">How it is built.</param>
    TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) => AcceptTree(ordinal, content);

    /// <summary>Entries that are not needed any more.</summary>
    void Release(TreeEntries entries)
    {
    }
}
