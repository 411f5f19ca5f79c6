using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LeakScan.Git;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Architecture;

/// <summary>
/// The native compiler leaves aside what the profile says of methods that are no more, without a word. <c>dotnet run -c Release --project benchmarks/LeakScan.Benchmarks -- train-profile</c>
/// writes it anew.
/// </summary>
public sealed class ProfileTests
{
    private static readonly string File = Path.Combine(RepositoryRoot.Path, "src", "LeakScan.Quick", "LeakScan.mibc");

    [Fact]
    public void Is_of_methods_most_of_which_are_still_there()
    {
        var counted = ReadMethods();
        var methods = new[] { typeof(Scanner), typeof(GitException) }.SelectMany(t => t.Assembly.GetTypes())
            .SelectMany(t => t.GetMembers((System.Reflection.BindingFlags)(-1)).Select(m => $"{t.Name}.{m.Name}")).ToHashSet(StringComparer.Ordinal);

        counted.Should().HaveCountGreaterThan(100);
        counted.Count(methods.Contains).Should().BeGreaterThan(counted.Count * 3 / 4);
    }

    private static List<string> ReadMethods()
    {
        using var archive = ZipFile.OpenRead(File);
        using var assembly = new MemoryStream();
        using (var entry = archive.Entries.Single().Open())
        {
            entry.CopyTo(assembly);
        }

        assembly.Position = 0;
        using var file = new PEReader(assembly);
        var metadata = file.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(metadata.GetMemberReference).Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)m.Parent).Name)}.{metadata.GetString(m.Name)}")];
    }
}
