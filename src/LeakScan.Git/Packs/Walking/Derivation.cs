using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// How the object that is being visited is built on another one, so that a visitor need not work again on bytes that it has seen in the base. Only ever a
/// way to save work: an object may come without its base at any time. Belongs to one worker, who uses it for one object after another.
/// </summary>
internal sealed class Derivation
{
    /// <summary>What the object has from its base, by places in the object, none shorter than <see cref="CopiedRun.Shortest"/>.</summary>
    public List<CopiedRun> Runs { get; } = [];

    /// <summary>As <see cref="Runs"/>.</summary>
    public ReadOnlySpan<CopiedRun> Copied => CollectionsMarshal.AsSpan(Runs);

    /// <summary>What the visitor kept of the base; null when it kept nothing, or there is no base.</summary>
    public IDisposable? OfBase { get; set; }

    /// <summary>Whether other objects are built on this one.</summary>
    public bool IsBase { get; set; }

    /// <summary>What the visitor keeps of this object for those built on it; it is disposed of after the last of them.</summary>
    public IDisposable? Kept { get; set; }
}
