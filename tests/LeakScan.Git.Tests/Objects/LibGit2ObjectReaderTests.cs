using System.Text;

namespace LeakScan.Git.Tests.Objects;

public class LibGit2ObjectReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_every_kind_byte_for_byte_loose_or_packed(bool packed)
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("a", [0, 255, 10, 13]).Commit("Text \udfff");
        sandbox.Git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "--quiet", "--allow-empty", "--message", "x");
        sandbox.Git("tag", "-a", "-m", "A tag", "v1");
        var empty = sandbox.WriteObject("blob", []);
        if (packed)
        {
            sandbox.Git("repack", "-a", "-d", "-k", "--quiet");
        }

        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = repository.OpenObjects(verify: true);
        var buffer = new ObjectBuffer();
        var ids = sandbox.Git("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)").Split('\n');
        foreach (var line in ids)
        {
            var parts = line.Split(' ');
            reader.Read(ObjectId.Parse(parts[0]), buffer).Should().BeNull();
            buffer.Kind.ToString().ToLowerInvariant().Should().Be(parts[1]);
            buffer.Content.Length.ToString().Should().Be(parts[2]);
            ObjectHash.Compute(buffer.Kind, buffer.Content).ToString().Should().Be(parts[0]);
        }

        ids.Should().Contain(line => line.StartsWith(empty, StringComparison.Ordinal));
        reader.ListAll().Select(i => i.ToString()).Should().BeEquivalentTo(ids.Select(l => l[..40]));
    }

    [Fact]
    public void Tells_missing_from_corrupt_objects()
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
        using var trusting = repository.OpenObjects(verify: false);
        using var verifying = repository.OpenObjects(verify: true);
        var buffer = new ObjectBuffer();
        trusting.Read(ObjectId.Parse(blob), buffer)!.Kind.Should().Be(ObjectProblemKind.Corrupt);
        trusting.Read(ObjectId.Parse(new string('1', 40)), buffer)!.Kind.Should().Be(ObjectProblemKind.Missing);
        trusting.Read(ObjectId.Parse(other), buffer).Should().BeNull();
        Encoding.ASCII.GetString(buffer.Content).Should().Be("two");
        verifying.Read(ObjectId.Parse(other), buffer)!.Kind.Should().Be(ObjectProblemKind.Corrupt);
        verifying.Read(ObjectId.Parse(swapped), buffer).Should().BeNull();

        var read = () => repository.ReadBlob(ObjectId.Parse(blob));
        read.Should().Throw<GitException>().WithMessage($"Object {blob} cannot be read. It is there and cannot be decoded.*");
    }
}
