using System.Security.Cryptography;
using System.Text;
using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Sources.Reading;

public sealed class LfsStoreTests : IDisposable
{
    private const string Text = "what the pointer stands for";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Text)));

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("version x\noid sha256:{0}\nsize {1}\n", true)]
    [InlineData("version x\nsize {1}\noid sha256:{0}", true)]
    [InlineData("version x\noid sha256:{0}\nsize 1\n", false)]
    [InlineData("version x\noid sha256:{0}\n", false)]
    [InlineData("version x\noid sha256:{0}\nsize many\n", false)]
    [InlineData("version x\noid sha256:{0}0\nsize {1}\n", false)]
    [InlineData("version x\noid md5:{0}\nsize {1}\n", false)]
    public void Opens_what_is_here_as_the_pointer_says(string pointer, bool expected)
    {
        Store(Hash);

        using var file = Open(string.Format(pointer, Hash, Text.Length));

        (file is not null).Should().Be(expected);
        if (expected)
        {
            new StreamReader(file!).ReadToEnd().Should().Be(Text);
        }
    }

    [Fact]
    public void Leaves_what_is_not_here() => Open($"\noid sha256:{Hash}\nsize {Text.Length}\n").Should().BeNull();

    [Fact]
    public void Leaves_names_that_are_no_hash()
    {
        var name = Hash[..60] + "XXXX";
        Store(name);

        Open($"\noid sha256:{name}\nsize {Text.Length}\n").Should().BeNull();
    }

    private void Store(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name[..2], name[2..4])).FullName;
        File.WriteAllText(Path.Combine(folder, name), Text);
    }

    private Stream? Open(string pointer) => new LfsStore(_folder).Open(Encoding.ASCII.GetBytes(pointer));
}
