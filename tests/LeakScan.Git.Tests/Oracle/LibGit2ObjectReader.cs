using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LeakScan.Git.Tests.Oracle;

/// <summary>Reads objects out of packs through libgit2, and loose ones without it (<see cref="LooseObjects"/> says why). Safe for several threads.</summary>
internal sealed unsafe class LibGit2ObjectReader : IObjectReader
{
    private readonly IReadOnlyList<string> _directories;
    private readonly bool _verify;
    private readonly LooseObjects _loose;
    private nint _packs;

    /// <summary>Opens the object directories of a repository.</summary>
    /// <param name="directories">The directories, alternates included, the first searched first.</param>
    /// <param name="verify">Whether every id is recomputed from the bytes.</param>
    /// <exception cref="GitException">They cannot be opened.</exception>
    public LibGit2ObjectReader(IReadOnlyList<string> directories, bool verify = false)
    {
        _directories = directories;
        _verify = verify;
        _loose = new LooseObjects(directories);
        var code = LibGit2.git_odb_new(out _packs);
        for (var i = 0; i < directories.Count && code == 0; i++)
        {
            code = LibGit2.git_odb_backend_pack(out var backend, directories[i]);
            code = code == 0 ? LibGit2.git_odb_add_backend(_packs, backend, directories.Count - i) : code;
        }

        if (code != 0)
        {
            Dispose();
            throw new GitException($"The packs in '{string.Join("', '", directories)}' cannot be opened: run 'git fsck' to see what is wrong.");
        }
    }

    /// <inheritdoc/>
    public ObjectProblem? Read(ObjectId id, ObjectBuffer buffer)
    {
        ObjectDisposedException.ThrowIf(_packs == 0, this);
        var bytes = stackalloc byte[ObjectId.Size];
        id.CopyTo(new Span<byte>(bytes, ObjectId.Size));
        var code = LibGit2.git_odb_read_header(out var length, out _, _packs, bytes);
        if (code == 0 && length > (nuint)Array.MaxLength)
        {
            return new ObjectProblem(id, ObjectProblemKind.TooLarge, $"It has {length} bytes; at most {Array.MaxLength} can be read.");
        }

        nint handle = 0;
        code = code == 0 ? LibGit2.git_odb_read(out handle, _packs, bytes) : code;
        if (code != 0)
        {
            var problem = _loose.Read(id, buffer);
            if (problem is not null)
            {
                return problem.Kind == ObjectProblemKind.Missing && code != LibGit2.NotFound
                    ? new ObjectProblem(id, ObjectProblemKind.Corrupt, "It is in a pack and cannot be decoded.")
                    : problem;
            }
        }
        else
        {
            var size = (int)LibGit2.git_odb_object_size(handle);
            new ReadOnlySpan<byte>(LibGit2.git_odb_object_data(handle), size).CopyTo(buffer.Prepare((ObjectKind)LibGit2.git_odb_object_type(handle), size));
            LibGit2.git_odb_object_free(handle);
        }

        return _verify && ObjectHash.Compute(buffer.Kind, buffer.Content) != id
            ? new ObjectProblem(id, ObjectProblemKind.Corrupt, "Its bytes do not match its id.")
            : null;
    }

    /// <inheritdoc/>
    public ObjectKind? ReadKind(ObjectId id)
    {
        ObjectDisposedException.ThrowIf(_packs == 0, this);
        var bytes = stackalloc byte[ObjectId.Size];
        id.CopyTo(new Span<byte>(bytes, ObjectId.Size));
        return LibGit2.git_odb_read_header(out _, out var kind, _packs, bytes) == 0 ? (ObjectKind)kind : _loose.ReadKind(id);
    }

    /// <summary>Ids of all objects, reachable or not, each once, in no order.</summary>
    public IReadOnlyCollection<ObjectId> ListAll()
    {
        ObjectDisposedException.ThrowIf(_packs == 0, this);
        var ids = new HashSet<ObjectId>(ListLoose());
        var handle = GCHandle.Alloc(ids);
        try
        {
            _ = LibGit2.git_odb_foreach(_packs, &Collect, GCHandle.ToIntPtr(handle));
        }
        finally
        {
            handle.Free();
        }

        return ids;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_packs != 0)
        {
            LibGit2.git_odb_free(_packs);
            _packs = 0;
        }
    }

    private IEnumerable<ObjectId> ListLoose() =>
        from folder in _directories.Where(Directory.Exists).SelectMany(d => Directory.EnumerateDirectories(d, "??"))
        from name in Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(folder) + Path.GetFileName(f))
        where ObjectId.TryParse(name, out _)
        select ObjectId.Parse(name);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Collect(byte* id, nint payload)
    {
        ((HashSet<ObjectId>)GCHandle.FromIntPtr(payload).Target!).Add(new ObjectId(new ReadOnlySpan<byte>(id, ObjectId.Size)));
        return 0;
    }
}
