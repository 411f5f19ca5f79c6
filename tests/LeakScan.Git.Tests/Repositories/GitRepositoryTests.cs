namespace LeakScan.Git.Tests.Repositories;

public class GitRepositoryTests
{
    [Fact]
    public void Is_found_upwards_from_a_folder_or_file_in_it()
    {
        using var sandbox = new GitSandbox();
        var head = sandbox.CommitFile("a/b/c.txt", "text");
        foreach (var path in new[] { "", "a", "a/b", "a/b/c.txt", ".git", ".git/refs", "not/there" })
        {
            using var repository = GitRepository.Discover(sandbox.PathOf(path));
            repository.Should().NotBeNull();
            repository!.WorkTree.Should().Be(sandbox.Root);
            repository.GitDirectory.Should().Be(sandbox.PathOf(".git"));
            repository.Head!.Id.ToString().Should().Be(head);
        }
    }

    [Fact]
    public void Has_head_branch_and_remote()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1", "Say it\n\nAt length.");
        sandbox.Git("checkout", "--quiet", "-b", "topic/one");
        sandbox.Git("remote", "add", "origin", "https://user:pass@example.com/a/b.git");
        using var repository = GitRepository.Open(sandbox.Root);
        repository.Branch.Should().Be("topic/one");
        repository.RemoteUrl.Should().Be("https://example.com/a/b.git");
        repository.IsShallow.Should().BeFalse();
        repository.Head.Should().Be(new CommitInfo(
            ObjectId.Parse(sandbox.Id("HEAD")), GitSandbox.UserName, GitSandbox.UserEmail,
            new DateTimeOffset(2024, 1, 1, 12, 0, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2024, 1, 1, 12, 0, 0, TimeSpan.FromHours(1)), "Say it"));
    }

    [Fact]
    public void A_submodule_that_is_not_here_is_not_the_repository_around_it()
    {
        using var library = new GitSandbox();
        library.CommitFile("a", "1");
        using var sandbox = new GitSandbox();
        sandbox.Git("submodule", "--quiet", "add", new Uri(library.Root).AbsoluteUri, "vendor/lib");
        sandbox.Commit();
        GitRepository.Open(sandbox.PathOf("vendor/lib")).Dispose();
        using var clone = sandbox.Clone();

        var open = () => GitRepository.Open(clone.PathOf("vendor/lib"));

        open.Should().Throw<GitException>().WithMessage("*vendor*lib' is a submodule whose repository is not here: fetch it with 'git submodule update --init'.");
        using var around = GitRepository.Open(clone.PathOf("vendor"));
        around.WorkTree.Should().Be(clone.Root);
    }

    [Fact]
    public void References_that_may_not_be_read_are_told()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        Restrict(sandbox, sandbox.PathOf(".git/refs/heads"), () =>
        {
            using var repository = GitRepository.Open(sandbox.Root);
            var open = () => repository.OpenHistory(new HistorySelection());
            open.Should().Throw<GitException>().WithMessage("*refs/heads' is denied*check the permissions*");
        });
    }

    [Fact]
    public void A_folder_of_packs_that_may_not_be_read_is_told()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        sandbox.Git("gc", "--quiet");
        var objects = sandbox.PathOf(".git/objects");
        Restrict(sandbox, Path.Combine(objects, "pack"), () =>
        {
            using var database = new ObjectDatabase([objects]);
            database.Problems.Should().ContainSingle().Which.Kind.Should().Be(ObjectProblemKind.Unreadable);
        });
    }

    [Fact]
    public void May_be_bare()
    {
        using var sandbox = new GitSandbox();
        var head = sandbox.CommitFile("a", "1");
        using var bare = sandbox.Clone("--bare");
        using var repository = GitRepository.Open(bare.Root);
        repository.WorkTree.Should().BeNull();
        repository.GitDirectory.Should().Be(bare.Root);
        repository.Branch.Should().Be("main");
        repository.Head!.Id.ToString().Should().Be(head);
        repository.RemoteUrl.Should().Be(new Uri(sandbox.Root).AbsoluteUri);
    }

    [Fact]
    public void May_have_no_commit_yet()
    {
        using var sandbox = new GitSandbox();
        using var repository = GitRepository.Open(sandbox.Root);
        repository.Head.Should().BeNull();
        repository.Branch.Should().Be("main");
        repository.RemoteUrl.Should().BeNull();
    }

    [Fact]
    public void May_have_a_detached_head_and_packed_references()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        var head = sandbox.CommitFile("a", "2");
        sandbox.Git("pack-refs", "--all");
        using (var packed = GitRepository.Open(sandbox.Root))
        {
            packed.Head!.Id.ToString().Should().Be(head);
        }

        sandbox.Git("checkout", "--quiet", "HEAD~");
        using var repository = GitRepository.Open(sandbox.Root);
        repository.Branch.Should().BeNull();
        repository.Head!.Id.ToString().Should().Be(sandbox.Id("main~"));
    }

    [Fact]
    public void May_be_a_linked_work_tree()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        var linked = Path.Combine(sandbox.Outside, "linked");
        sandbox.Git("worktree", "add", "--quiet", "-b", "side", linked);
        using var repository = GitRepository.Open(linked);
        repository.WorkTree.Should().Be(linked);
        repository.GitDirectory.Should().Be(sandbox.PathOf(".git/worktrees/linked"));
        repository.Branch.Should().Be("side");
        repository.Head!.Id.ToString().Should().Be(sandbox.Id("main"));
    }

    [Fact]
    public void May_be_a_submodule()
    {
        using var inner = new GitSandbox();
        inner.CommitFile("a", "1");
        using var outer = new GitSandbox();
        outer.Git("submodule", "--quiet", "add", inner.Root, "libs/inner");
        using var repository = GitRepository.Open(outer.PathOf("libs/inner"));
        repository.WorkTree.Should().Be(outer.PathOf("libs/inner"));
        repository.GitDirectory.Should().Be(outer.PathOf(".git/modules/libs/inner"));
        repository.Head!.Id.ToString().Should().Be(inner.Id("HEAD"));
    }

    [Fact]
    public void May_be_shallow_or_partial()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        sandbox.CommitFile("a", "2");
        sandbox.Git("config", "uploadpack.allowFilter", "true");
        using var shallow = sandbox.Clone("--depth", "1");
        using var partial = sandbox.Clone("--filter=blob:none");
        using var shallowRepository = GitRepository.Open(shallow.Root);
        using var partialRepository = GitRepository.Open(partial.Root);
        shallowRepository.IsShallow.Should().BeTrue();
        partialRepository.IsShallow.Should().BeFalse();
        partialRepository.Head!.Id.ToString().Should().Be(sandbox.Id("HEAD"));
    }

    [Fact]
    public void May_be_named_by_a_hook_s_environment()
    {
        using var sandbox = new GitSandbox();
        var head = sandbox.CommitFile("a", "1");
        Directory.Move(sandbox.PathOf(".git"), Path.Combine(sandbox.Outside, "elsewhere"));
        var environment = GitEnvironment.Read(name => name switch { "GIT_DIR" => "../elsewhere", "GIT_WORK_TREE" => ".", _ => null });
        using var repository = GitRepository.Open(sandbox.Root, environment);
        repository.WorkTree.Should().Be(sandbox.Root);
        repository.Head!.Id.ToString().Should().Be(head);
    }

    [Fact]
    public void Reads_blobs_also_from_alternates_and_from_the_quarantine_of_a_push()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "one\n");
        var clone = Path.Combine(sandbox.Outside, "clone");
        sandbox.Git("clone", "--quiet", "--shared", sandbox.Root, clone);
        using (var borrowing = GitRepository.Open(clone))
        {
            borrowing.ReadBlob(ObjectId.Parse(sandbox.Id("HEAD:a"))).Should().Equal("one\n"u8.ToArray());
        }

        using var other = new GitSandbox();
        other.CommitFile("b", "two\n");
        var environment = new GitEnvironment { ObjectDirectory = other.PathOf(".git/objects"), AlternateObjectDirectories = [sandbox.PathOf(".git/objects")] };
        using var receiving = GitRepository.Open(sandbox.Root, environment);
        receiving.ReadBlob(ObjectId.Parse(sandbox.Id("HEAD:a"))).Should().Equal("one\n"u8.ToArray());
        receiving.ReadBlob(ObjectId.Parse(other.Id("HEAD:b"))).Should().Equal("two\n"u8.ToArray());
    }

    [Fact]
    public void A_folder_without_a_repository_is_none()
    {
        using var sandbox = new GitSandbox();
        GitRepository.Discover(sandbox.Outside).Should().BeNull();
        var open = () => GitRepository.Open(sandbox.Outside);
        open.Should().Throw<GitException>().WithMessage($"'{sandbox.Outside}' is not in a git repository:*");
        var missing = () => GitRepository.Open(Path.Combine(sandbox.Outside, "nowhere"));
        missing.Should().Throw<GitException>().WithMessage("*nowhere' does not exist:*");
    }

    [Fact]
    public void A_repository_with_sha_256_is_refused_with_the_reason()
    {
        using var sandbox = new GitSandbox("--object-format=sha256");
        var open = () => GitRepository.Open(sandbox.Root);
        open.Should().Throw<GitException>().WithMessage("*SHA256, which is not supported; *");
    }

    [Theory]
    [InlineData("1", "extensions.refStorage", "reftable", "*references as 'reftable', which is not supported*")]
    [InlineData("1", "extensions.newThing", "true", "*extension 'newthing'*update LeakScan*")]
    [InlineData("2", "core.bare", "false", "*has format 2*update LeakScan*")]
    public void A_format_that_is_not_known_is_refused(string version, string setting, string value, string message)
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("config", setting, value);
        sandbox.Git("config", "core.repositoryFormatVersion", version);
        var open = () => GitRepository.Open(sandbox.Root);
        open.Should().Throw<GitException>().WithMessage(message);
    }

    [Fact]
    public void A_git_file_that_leads_nowhere_is_refused()
    {
        using var sandbox = new GitSandbox();
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Outside, "lost")).FullName;
        File.WriteAllText(Path.Combine(folder, ".git"), "gitdir: ../gone\n");
        var open = () => GitRepository.Open(folder);
        open.Should().Throw<GitException>().WithMessage("*names a git directory that is not there*");
    }

    [Fact]
    public void The_owner_does_not_matter()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "one");
        // Only root can give a repository away; without that right the repository is one's own and the test says less.
        GiveAway(sandbox.Root);
        using var repository = GitRepository.Open(sandbox.Root);
        repository.FindRevision("HEAD^{tree}").Should().NotBeNull("libgit2 has to open the repository for this");
    }

    [Fact]
    public void Revisions_are_found_by_any_name()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        sandbox.CommitFile("a", "2");
        sandbox.Git("tag", "-a", "-m", "A tag", "v1");
        using var repository = GitRepository.Open(sandbox.Root);
        foreach (var revision in new[] { "HEAD", "main", "refs/heads/main", "heads/main", "v1", "HEAD~1", "main^{tree}", "v1^{commit}", "HEAD:a" })
        {
            repository.FindRevision(revision).ToString().Should().Be(sandbox.Id(revision), revision);
        }

        foreach (var revision in new[] { "nowhere", "HEAD~7", "", "-x", "..", "../config", "a b", "refs/heads/../../config" })
        {
            repository.FindRevision(revision).Should().BeNull(revision);
        }
    }

    private static void GiveAway(string folder)
    {
        if (OperatingSystem.IsLinux() && string.Equals(Environment.UserName, "root", StringComparison.Ordinal))
        {
            using var chown = System.Diagnostics.Process.Start("chown", ["-R", "12345:12345", folder]);
            chown.WaitForExit();
        }
    }

    // Whoever runs the tests owns what is there; the sandbox, which only they may enter, is opened to the user that tries it.
    private static void Restrict(GitSandbox sandbox, string folder, Action action)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(sandbox.Outside, ForAll);
        File.SetUnixFileMode(folder, UnixFileMode.None);
        try
        {
            UnprivilegedThread.Run(action);
        }
        finally
        {
            File.SetUnixFileMode(folder, ForAll);
        }
    }
}
