using System.Text;
using LeakScan.Git.Tests.Oracle;

namespace LeakScan.Git.Tests.Objects;

public class ObjectReaderTests
{
    [Theory]
    [InlineData(typeof(LibGit2ObjectReader), false)]
    [InlineData(typeof(LibGit2ObjectReader), true)]
    [InlineData(typeof(DirectObjectReader), false)]
    [InlineData(typeof(DirectObjectReader), true)]
    public void Reads_every_kind_byte_for_byte_loose_or_packed(Type type, bool packed)
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("a", [0, 255, 10, 13]).Commit("Text \udfff");
        sandbox.Git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "--quiet", "--allow-empty", "--message", "x");
        sandbox.Git("tag", "-a", "-m", "A tag", "v1");
        var empty = sandbox.WriteObject("blob", []);
        for (var version = 0; version < 8; version++)
        {
            sandbox.CommitFile("grows", string.Concat(Enumerable.Range(0, 200 + version).Select(i => $"line {i * i}\n")));
        }

        if (packed)
        {
            sandbox.Git("repack", "-a", "-d", "-k", "--quiet");
        }

        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = Open(type, repository);
        var buffer = new ObjectBuffer();
        var ids = sandbox.Git("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)").Split('\n');
        foreach (var line in ids)
        {
            var parts = line.Split(' ');
            reader.Read(ObjectId.Parse(parts[0]), buffer).Should().BeNull();
            buffer.Kind.ToString().ToLowerInvariant().Should().Be(parts[1]);
            reader.ReadKind(ObjectId.Parse(parts[0])).Should().Be(buffer.Kind);
            buffer.Content.Length.ToString().Should().Be(parts[2]);
            ObjectHash.Compute(buffer.Kind, buffer.Content).ToString().Should().Be(parts[0]);
        }

        ids.Should().Contain(line => line.StartsWith(empty, StringComparison.Ordinal));
        if (reader is LibGit2ObjectReader all)
        {
            all.ListAll().Select(i => i.ToString()).Should().BeEquivalentTo(ids.Select(l => l[..40]));
        }
    }

    [Theory]
    [InlineData(typeof(LibGit2ObjectReader))]
    [InlineData(typeof(DirectObjectReader))]
    public void Tells_missing_from_corrupt_objects(Type type)
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "text that is long enough to be cut");
        var blob = sandbox.Id("HEAD:a");
        var path = sandbox.LooseObjectPath(blob);
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..20]);
        var other = sandbox.WriteObject("blob", "one"u8.ToArray());
        var swapped = sandbox.WriteObject("blob", "two"u8.ToArray());
        File.Delete(sandbox.LooseObjectPath(other));
        File.Copy(sandbox.LooseObjectPath(swapped), sandbox.LooseObjectPath(other));

        using var repository = GitRepository.Open(sandbox.Root);
        using var trusting = Open(type, repository);
        var buffer = new ObjectBuffer();
        trusting.Read(ObjectId.Parse(blob), buffer)!.Kind.Should().Be(ObjectProblemKind.Corrupt);
        trusting.Read(ObjectId.Parse(new string('1', 40)), buffer)!.Kind.Should().Be(ObjectProblemKind.Missing);
        trusting.Read(ObjectId.Parse(other), buffer).Should().BeNull();
        Encoding.ASCII.GetString(buffer.Content).Should().Be("two");
        var read = () => repository.ReadBlob(ObjectId.Parse(blob));
        read.Should().Throw<GitException>().WithMessage($"Object {blob} cannot be read. It is there and cannot be decoded.*");
    }

    [Fact]
    public void Verifies_when_asked()
    {
        using var sandbox = new GitSandbox();
        var one = sandbox.WriteObject("blob", "one"u8.ToArray());
        var two = sandbox.WriteObject("blob", "two"u8.ToArray());
        File.Delete(sandbox.LooseObjectPath(one));
        File.Copy(sandbox.LooseObjectPath(two), sandbox.LooseObjectPath(one));
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = new LibGit2ObjectReader(repository.Layout.ObjectDirectories, verify: true);
        reader.Read(ObjectId.Parse(one), new ObjectBuffer())!.Kind.Should().Be(ObjectProblemKind.Corrupt);
        reader.Read(ObjectId.Parse(two), new ObjectBuffer()).Should().BeNull();
    }

    [Theory]
    [InlineData(typeof(LibGit2ObjectReader))]
    [InlineData(typeof(DirectObjectReader))]
    public void A_loose_object_may_be_damaged_anywhere(Type type)
    {
        using var sandbox = new GitSandbox();
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 40)));
        var id = ObjectId.Parse(sandbox.WriteObject("blob", content));
        var path = sandbox.LooseObjectPath(id.ToString());
        var whole = File.ReadAllBytes(path);
        File.SetAttributes(path, FileAttributes.Normal);
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = Open(type, repository);
        var buffer = new ObjectBuffer();
        for (var length = 0; length <= whole.Length; length++)
        {
            // What lacks only the checksum at its end is whole.
            File.WriteAllBytes(path, whole[..length]);
            var problem = reader.Read(id, buffer);
            (problem?.Kind == ObjectProblemKind.Corrupt || buffer.Content.SequenceEqual(content)).Should().BeTrue();
            (problem is not null || length > whole.Length - 8).Should().BeTrue();
        }

        reader.Read(id, buffer).Should().BeNull();
    }

    private static IObjectReader Open(Type type, GitRepository repository) =>
        type == typeof(DirectObjectReader) ? new DirectObjectReader(repository.Layout.ObjectDirectories) : new LibGit2ObjectReader(repository.Layout.ObjectDirectories);
}
