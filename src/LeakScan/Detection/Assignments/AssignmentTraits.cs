using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Operators;

namespace LeakScan.Detection.Assignments;

/// <summary>What the name and the operator tell of the value that is assigned.</summary>
internal static class AssignmentTraits
{
    private const int MostQuery = 128;

    /// <summary>What the name of a table's column tells of its values.</summary>
    public static MatchTraits OfColumn(in KeyName key) => Of(key, OperatorKind.None, isDoubtful: false);

    /// <summary>
    /// A query of a URL, unless its user is named before, and a text that Android shows to people: <c>&amp;token=…</c>, <c>&lt;string name="password"&gt;…</c>.
    /// </summary>
    public static bool IsDoubtful(ReadOnlySpan<byte> bytes, in KeyName key, OperatorKind kind)
    {
        if (kind == OperatorKind.Element)
        {
            return Bytes.StartsWith(bytes, key.Start - 14, "<string name=\""u8);
        }

        return Bytes.At(bytes, key.Start - 1) is (byte)'?' || (Bytes.At(bytes, key.Start - 1) == '&' && !HasUser(bytes, key.Start));
    }

    /// <summary>The traits of a value by its name and by how it is assigned.</summary>
    public static MatchTraits Of(in KeyName key, OperatorKind kind, bool isDoubtful)
    {
        var traits = key.Kind switch
        {
            SecretKind.Password => MatchTraits.Password,
            SecretKind.Secret => MatchTraits.Secret,
            SecretKind.Token => MatchTraits.Token,
            _ => MatchTraits.None,
        };
        traits |= kind switch
        {
            OperatorKind.Equals => MatchTraits.EqualsSign,
            OperatorKind.Colon => MatchTraits.Colon,
            OperatorKind.Compare => MatchTraits.Comparison,
            OperatorKind.Comma or OperatorKind.Call => MatchTraits.Argument,
            OperatorKind.Element => MatchTraits.ElementText,
            OperatorKind.Blank => MatchTraits.CommandLine,
            _ => MatchTraits.None,
        };
        traits |= key.IsLong || isDoubtful ? MatchTraits.Doubtful : MatchTraits.None;
        return traits | (key.Dashes > 0 ? MatchTraits.CommandLine : MatchTraits.None);
    }

    /// <summary>A form that signs in: <c>username=ann&amp;password=…</c>.</summary>
    private static bool HasUser(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var query = bytes[Math.Max(0, nameStart - MostQuery)..nameStart];
        query = query[(query.LastIndexOfAny(" \n\"'?"u8) + 1)..];
        return query.IndexOf("user"u8) >= 0 || query.IndexOf("login="u8) >= 0 || query.IndexOf("email="u8) >= 0;
    }
}
