using LeakScan.Detection.Assignments.Forms;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Operators;

/// <summary>Decides whether an operator that was read behind a name assigns in that place: a call only of a setter, a comma only in certain calls and rows, a blank only in commands and directives.</summary>
internal static class OperatorPlace
{
    private const int MostLine = 128;
    private const int MostSection = 32;

    /// <summary>Whether the operator assigns where it stands.</summary>
    public static bool Assigns(ReadOnlySpan<byte> bytes, in KeyName key, OperatorKind kind, int nameStart, int valueAt) => kind switch
    {
        OperatorKind.None => false,
        OperatorKind.Call => IsSetter(bytes, key),
        OperatorKind.Comma => IsFirstArgument(bytes, key.Start) || RowReader.IsRow(bytes, key.Start) || (key.Dashes > 0 && IsInList(bytes, nameStart, valueAt)),
        OperatorKind.Blank => MayBlank(bytes, key, nameStart, valueAt),
        _ => true,
    };

    /// <summary><c>setPassword(</c>, <c>password(</c>, <c>keyPassword(</c> of Gradle, and behind a dot any name but that of a getter; never <c>keys(</c>.</summary>
    private static bool IsSetter(ReadOnlySpan<byte> bytes, in KeyName key) =>
        !(key.Kind == SecretKind.Any && bytes[key.End - 1] == 's') && key.FirstWord != "get"
        && (key.FirstWord != "other" || Bytes.At(bytes, key.Start - 1) == '.' || Bytes.StartsWith(bytes, key.Start, "keypassword("u8) || Bytes.StartsWith(bytes, key.Start, "storepassword("u8));

    private static bool IsFirstArgument(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var at = nameStart - 1;
        if (Bytes.At(bytes, at) == ':')
        {
            // The sections of .NET: GetValue("Db:Password", "…").
            while (nameStart - at < MostSection && (Bytes.IsName(Bytes.At(bytes, at)) || Bytes.At(bytes, at) == ':'))
            {
                at--;
            }
        }

        if (!Bytes.IsQuote(Bytes.At(bytes, at)))
        {
            return false;
        }

        var first = SkipBlanksBefore(bytes, at - 1);
        at = SkipBlanksBefore(bytes, SkipLiteralBefore(bytes, first));
        if (Bytes.At(bytes, at) != '(')
        {
            return false;
        }

        var hasSection = at < first;

        at = SkipBlanksBefore(bytes, at - 1) + 1;
        at -= bytes[..at].EndsWith("<string>"u8) ? "<string>".Length : 0;
        var end = at;
        while (at > 0 && end - at < 32 && Bytes.IsName(bytes[at - 1]))
        {
            at--;
        }

        // A list of words may have as many: f.Add("ann", "password", "word").
        if (hasSection)
        {
            return CallReader.Writes(bytes[at..end]);
        }

        // The flags of Go: flag.String("password", "…", "what it is for").
        return CallReader.Sets(bytes[at..end]) || (bytes[at..end].SequenceEqual("String"u8) && bytes[..at].EndsWith("lag."u8));
    }

    /// <summary>Whether an option and its argument are members of a list: <c>["mysqladmin", "--password", "…"]</c>; those of a call may declare an option.</summary>
    private static bool IsInList(ReadOnlySpan<byte> bytes, int nameStart, int valueAt)
    {
        var before = bytes[Math.Max(0, nameStart - MostLine)..nameStart];
        var open = before.LastIndexOfAny((byte)'[', (byte)'(');
        return open >= 0 && before[open] == '[' && Bytes.IsQuote(before[^1]) && Bytes.At(bytes, valueAt) == before[^1] && Bytes.At(bytes, valueAt + 1) != '-';
    }

    private static int SkipBlanksBefore(ReadOnlySpan<byte> bytes, int at)
    {
        while (Bytes.At(bytes, at) == ' ')
        {
            at--;
        }

        return at;
    }

    /// <summary>Skips the name of a section that stands before that of the setting: <c>config.set('mail', 'password', '…')</c>; the offset is that of the comma behind it.</summary>
    private static int SkipLiteralBefore(ReadOnlySpan<byte> bytes, int at)
    {
        var end = SkipBlanksBefore(bytes, at - 1);
        var quote = Bytes.At(bytes, end);
        if (Bytes.At(bytes, at) != ',' || !Bytes.IsQuote(quote))
        {
            return at;
        }

        var start = end - 1;
        while (end - start < MostSection && (Bytes.IsName(Bytes.At(bytes, start)) || Bytes.At(bytes, start) is (byte)'.' or (byte)' '))
        {
            start--;
        }

        return Bytes.At(bytes, start) == quote ? start - 1 : at;
    }

    private static bool MayBlank(ReadOnlySpan<byte> bytes, in KeyName key, int nameStart, int valueAt) =>
        (key.Dashes > 0 && !IsArgument(bytes, key)) || BlankOperator.MayStand(bytes, key.Start) || BlankOperator.IsSql(bytes, key.Start, valueAt)
        || BlankOperator.IsDirectiveOfLiteral(bytes, nameStart, valueAt)
        || (Bytes.IsQuote(Bytes.At(bytes, valueAt)) && NamePlace.QuoteAround(bytes, nameStart) != 0);

    /// <summary>Whether the name is itself the password of a client of MySQL, which follows its option at once: <c>mysql -pdb_pass shop</c>.</summary>
    private static bool IsArgument(ReadOnlySpan<byte> bytes, in KeyName key)
    {
        if (key.Dashes != 1 || bytes[key.Start] != 'p' || Bytes.StartsWith(bytes, key.Start, "pass"u8))
        {
            return false;
        }

        var line = bytes[Math.Max(0, key.Start - MostLine)..key.Start];
        line = line[(line.LastIndexOf((byte)'\n') + 1)..];
        return line.IndexOf("mysql"u8) >= 0 || line.IndexOf("mariadb"u8) >= 0;
    }
}
