using LeakScan.Detection.Assignments;
using LeakScan.Rules.Packs;

namespace LeakScan.Detection.Manifests;

/// <summary>
/// Finds the entries of a Kubernetes Secret in YAML and JSON, and the literals of a generator of Secrets. It reads the object that the keyword stands in rather than lines by their
/// names: what makes an entry a credential is where it stands, whatever it is called, before the kind or behind it. Each object is read once, from the one line that tells its
/// kind, and within a bounded span.
/// </summary>
internal sealed class ManifestDetector : IDetector
{
    /// <summary>How far from its kind the entries of an object are looked for: room for a few certificates and keys.</summary>
    public const int Span = 12 * 1024;

    private static ReadOnlySpan<byte> Kind => "Secret"u8;

    /// <inheritdoc/>
    public int ReachBefore => Span;

    /// <inheritdoc/>
    public int ReachBehind => Span;

    /// <inheritdoc/>
    public void Detect(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, List<RawMatch> matches)
    {
        var origin = Math.Max(0, position - Span);
        var bytes = content[origin..Math.Min(content.Length, position + Span)];
        var at = position - origin;
        var entries = new ManifestEntries(anchor.Rule, origin, matches);
        if (bytes[at] == '"')
        {
            JsonManifest.Read(bytes, at, entries);
        }
        else if (Bytes.StartsWith(bytes, at, "secretgenerator"u8))
        {
            YamlManifest.ReadGenerator(bytes, at, entries);
        }
        else if (IsKind(bytes[(at + "kind:".Length)..]))
        {
            YamlManifest.Read(bytes, at, entries);
        }
    }

    /// <summary>Whether the kind is Secret itself, in quotes or not: neither SealedSecret nor SecretStore.</summary>
    public static bool IsKind(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \"'"u8);
        return rest.StartsWith(Kind) && (rest.Length == Kind.Length || rest[Kind.Length] is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'"' or (byte)'\'');
    }
}
