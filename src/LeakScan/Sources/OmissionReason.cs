namespace LeakScan.Sources;

/// <summary>Why something was not read.</summary>
public enum OmissionReason
{
    /// <summary>Binary content. Not a gap.</summary>
    Binary,

    /// <summary>Ignored by .gitignore or by the configuration. Not a gap.</summary>
    Ignored,

    /// <summary>A symbolic link, whose target is scanned where it stands, or stands outside. Not a gap.</summary>
    Link,

    /// <summary>A submodule: a repository of its own. Not a gap.</summary>
    Submodule,

    /// <summary>A bare repository among files, whose commits only a scan of its history reads. Not a gap.</summary>
    BareRepository,

    /// <summary>Not a regular file: a device, pipe or socket. Not a gap.</summary>
    Special,

    /// <summary>Reachable from no reference; left out unless asked for. Not a gap.</summary>
    Unreachable,

    /// <summary>The operating system refused to open or read it.</summary>
    Unreadable,

    /// <summary>Larger than the limit.</summary>
    TooLarge,

    /// <summary>A git object that is named and not there.</summary>
    MissingObject,

    /// <summary>A git object that cannot be decoded.</summary>
    CorruptObject,

    /// <summary>A Git LFS pointer: the content is stored elsewhere.</summary>
    LfsPointer,

    /// <summary>A shallow clone: older commits are not there.</summary>
    ShallowBoundary,

    /// <summary>A rule had more candidates or matches in one item than the limit; the rest was not judged.</summary>
    Truncated,

    /// <summary>A time-out or an interruption.</summary>
    Interrupted,

    /// <summary>LeakScan itself failed at something in it: a defect. What else stands there was scanned.</summary>
    Failed,
}
