using LeakScan.Sources.Trees;

namespace LeakScan.Tests.Sources.Trees;

/// <summary>Every reader that works on this machine, by name.</summary>
internal static class TreeReaders
{
    public static IEnumerable<string> Names => LinuxTreeReader.IsSupported ? [nameof(LinuxTreeReader), nameof(PortableTreeReader)] : [nameof(PortableTreeReader)];

    public static Func<TreeReader> Named(string name) => name switch
    {
        nameof(LinuxTreeReader) => () => new LinuxTreeReader(),
        nameof(PortableTreeReader) => () => new PortableTreeReader(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such reader."),
    };
}
