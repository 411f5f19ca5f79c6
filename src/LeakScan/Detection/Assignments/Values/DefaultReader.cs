using System.Collections.Frozen;
using System.Text;

namespace LeakScan.Detection.Assignments.Values;

/// <summary>
/// Reads the literal that stands in for a variable which is not set: <c>${X:-literal}</c> of shells, <c>${X:literal}</c> of Spring,
/// <c>process.env.X || 'literal'</c>, <c>getenv("X", "literal")</c>. The reference itself is no credential, its default is.
/// </summary>
internal static class DefaultReader
{
    private const int MostLength = 256;
    private const int MostNested = 3;
    private const int MostSpace = 48;
    private const int MostSource = 16;

    /// <summary>Resolvers of Serverless, Spring, Hydra, Quarkus, Log4j, Jenkins and PowerShell, in whose braces a name follows the colon.</summary>
    private static readonly FrozenSet<string> Sources = new[]
        {
            "env", "oc.env", "ssm", "vault", "file", "cf", "self", "param", "opt", "sys", "secret", "secrets", "secretsmanager", "s3", "aws", "sops", "base64", "global", "script", "var", "config", "kms",
        }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the default in <c>${X:-literal}</c>; the offset is that of the '$' or of a quote before it.</summary>
    public static bool TryReadVariable(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        if (Bytes.IsQuote(Bytes.At(bytes, at)))
        {
            at++;
        }

        if (Bytes.At(bytes, at) != '$' || Bytes.At(bytes, at + 1) != '{')
        {
            return false;
        }

        return TryReadDefault(bytes, at + 2, MostNested, out value);
    }

    /// <summary>Reads what stands behind the name of a variable, or the default of the one that is the default: <c>${A:-${B:-literal}}</c>.</summary>
    private static bool TryReadDefault(ReadOnlySpan<byte> bytes, int at, int nested, out AssignedValue value)
    {
        value = default;
        var name = at;
        while (Bytes.IsName(Bytes.At(bytes, at)) || Bytes.At(bytes, at) == '.')
        {
            // Only a shell has a default behind a dash, and no dots in its names: ${shop.mail-server.password} of Spring is one name.
            if (Bytes.At(bytes, at) == '-' && Bytes.At(bytes, at - 1) != '-' && !bytes[name..at].Contains((byte)'.'))
            {
                break;
            }

            at++;
        }

        if (Bytes.At(bytes, at) == ':')
        {
            if (Bytes.At(bytes, at + 1) is not ((byte)'-' or (byte)'=') && IsSource(bytes[name..at]))
            {
                return false;
            }

            at++;
            at += Bytes.At(bytes, at) is (byte)'-' or (byte)'=' ? 1 : 0;
        }
        else if (Bytes.At(bytes, at) == '-')
        {
            at++;
        }
        else
        {
            return false;
        }

        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostLength)];
        var length = rest.IndexOfAny((byte)'}', (byte)'\n', (byte)'\r');
        if (nested > 0 && rest.StartsWith("${"u8))
        {
            return TryReadDefault(bytes, at + 2, nested - 1, out value);
        }

        if (length <= 0 || rest[length] != '}' || rest[0] is (byte)'?' or (byte)'+' or (byte)'$')
        {
            return false;
        }

        var literal = rest[..length].Trim("\"' "u8);
        var start = at + rest.IndexOf(literal);
        value = new AssignedValue(start, start + literal.Length, MatchTraits.DefaultValue | MatchTraits.Quoted);
        return literal.Length > 0;
    }

    /// <summary>Whether the word names where a value is taken from, and what follows the colon there: <c>${env:TOKEN}</c>, <c>${ssm:/prod/db}</c>, <c>${Env:TOKEN}</c> of PowerShell.</summary>
    private static bool IsSource(ReadOnlySpan<byte> word)
    {
        Span<char> text = stackalloc char[MostSource];
        return word.Length <= text.Length && Sources.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[..Encoding.Latin1.GetChars(word, text)]);
    }

    /// <summary>Reads the literal behind <c>||</c>, <c>??</c>, <c>?:</c> or <c>or</c>.</summary>
    public static bool TryReadAlternative(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        at += Bytes.At(bytes, at) is (byte)']' or (byte)')' ? 1 : 0;
        at = Bytes.SkipBlanks(bytes, at);
        var length = AlternativeReader.SignLength(bytes, at);
        at = Bytes.SkipBlanks(bytes, at + length);
        return length > 0 && !IsCompared(bytes, at) && TryReadLiteral(bytes, at, out value);
    }

    /// <summary>Whether the literal at an offset is one side of the next comparison: <c>!token || 'end' === type</c>.</summary>
    public static bool IsCompared(ReadOnlySpan<byte> bytes, int at) =>
        QuotedReader.TryRead(bytes, at, out _, out _, out var behind) && Bytes.At(bytes, Bytes.SkipBlanks(bytes, behind)) is (byte)'=' or (byte)'!';

    /// <summary>Reads the second argument of a call, or what stands behind the call; the offset is that of the first argument.</summary>
    public static bool TryReadSecondArgument(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        at = SkipSpace(bytes, at);
        if (!QuotedReader.TryRead(bytes, at, out _, out _, out var behind))
        {
            return false;
        }

        at = Bytes.SkipBlanks(bytes, behind);
        if (Bytes.At(bytes, at) == ',')
        {
            at = SkipSpace(bytes, at + 1);

            // The section, the name, the default: config.get("db", "password", fallback="…").
            if (QuotedReader.TryRead(bytes, at, out _, out _, out behind) && SkipSpace(bytes, behind + 1) is var third
                && Bytes.At(bytes, behind) == ',' && SkipName(bytes, third) > third)
            {
                at = third;
            }

            return TryReadLiteral(bytes, SkipName(bytes, at), out value);
        }

        return TryReadAlternative(bytes, at, out value);
    }

    /// <summary>Finds what is written behind the word <c>default</c> and a sign, before a bracket closes: <c>default = "…"</c>, <c>default: '…'</c>.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="most">How many bytes to look at.</param>
    /// <param name="closer">The bracket.</param>
    /// <param name="sign">The first byte behind the word that is no blank.</param>
    /// <param name="valueAt">The first behind that; where it began when the word is not there.</param>
    public static bool TryFindNamed(ReadOnlySpan<byte> bytes, int at, int most, byte closer, out byte sign, out int valueAt)
    {
        var block = bytes[at..Math.Min(bytes.Length, at + most)];
        var end = block.IndexOf(closer);
        var name = (end < 0 ? block : block[..end]).IndexOf("default"u8);
        var signAt = Bytes.SkipBlanks(bytes, at + name + "default".Length);
        sign = Bytes.At(bytes, signAt);
        valueAt = name < 0 ? at : Bytes.SkipBlanks(bytes, signAt + 1);
        return name >= 0;
    }

    /// <summary>Skips the name of an argument of Python that is a default.</summary>
    public static int SkipName(ReadOnlySpan<byte> bytes, int at) =>
        at + (Bytes.StartsWith(bytes, at, "default="u8) ? 8 : Bytes.StartsWith(bytes, at, "fallback="u8) ? 9 : Bytes.StartsWith(bytes, at, "default_value="u8) ? 14 : 0);

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int at) => Bytes.SkipSpace(bytes, at, Math.Min(bytes.Length, at + MostSpace));

    private static bool TryReadLiteral(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        if (!QuotedReader.TryRead(bytes, at, out var start, out var end, out _))
        {
            return false;
        }

        value = new AssignedValue(start, end, MatchTraits.DefaultValue | MatchTraits.Quoted);
        return true;
    }
}
