using LeakScan.Detection.Assignments.Operators;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads the literal behind <c>IDENTIFIED BY</c> or <c>IDENTIFIED WITH plugin BY</c>; other clauses name a password and are read as assignments.
/// </summary>
internal static class SqlReader
{
    private const int MostPlugin = 40;
    private const int MostBefore = 160;

    /// <summary>Whether the keyword is such a clause's.</summary>
    public static bool IsClause(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength) =>
        keywordLength == 10 && Bytes.StartsWith(bytes, keywordAt, "identified"u8);

    /// <summary>Reads the literal; the offset is that behind the keyword.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        var clauseAt = at;
        at = Bytes.SkipBlanks(bytes, at);
        if (Bytes.StartsWith(bytes, at, "with "u8))
        {
            at += 5;
            var most = Math.Min(bytes.Length, at + MostPlugin);
            while (at < most && (Bytes.IsName(bytes[at]) || bytes[at] is (byte)'\'' or (byte)'"' or (byte)'`'))
            {
                at++;
            }

            at = Bytes.SkipBlanks(bytes, at);
        }

        if (!Bytes.StartsWith(bytes, at, "by "u8) && !Bytes.StartsWith(bytes, at, "by'"u8))
        {
            return false;
        }

        at = Bytes.SkipBlanks(bytes, at + 2);
        at = Bytes.StartsWith(bytes, at, "password "u8) ? Bytes.SkipBlanks(bytes, at + 9) : at;
        if ((!QuotedReader.TryRead(bytes, at, out var start, out var end, out _) && !TryReadName(bytes, at, out start, out end))
            || !IsStatement(bytes[Math.Max(0, clauseAt - MostBefore)..clauseAt]))
        {
            return false;
        }

        value = new AssignedValue(start, end, MatchTraits.Quoted | MatchTraits.Password | MatchTraits.Argument | MatchTraits.Statement);
        return true;
    }

    /// <summary>Whether a clause with the name of a password sets that of an account: <c>CREATE USER ann WITH PASSWORD '…'</c>.</summary>
    public static bool IsStatement(ReadOnlySpan<byte> bytes, int nameStart, int valueAt) =>
        BlankOperator.IsSql(bytes, nameStart, valueAt) && IsStatement(bytes[Math.Max(0, nameStart - MostBefore)..nameStart]);

    /// <summary>Oracle takes a password without quotes; the statement ends behind it, or goes on with a clause in capitals or on the next line.</summary>
    private static bool TryReadName(ReadOnlySpan<byte> bytes, int at, out int start, out int end)
    {
        start = end = at;
        while (Bytes.IsLetter(Bytes.At(bytes, end)) || Bytes.IsDigit(Bytes.At(bytes, end)) || Bytes.At(bytes, end) is (byte)'_' or (byte)'#')
        {
            end++;
        }

        return end > start && Bytes.At(bytes, end) is (byte)';' or (byte)'\n' or (byte)'\r' && bytes[start..end].ContainsAnyInRange((byte)'0', (byte)'9');
    }

    /// <summary>Prose says "identified by" as well: a user or a grant must be spoken of before.</summary>
    private static bool IsStatement(ReadOnlySpan<byte> before)
    {
        for (var at = before.LastIndexOf((byte)'\n') + 1; at < before.Length; at++)
        {
            if (Bytes.StartsWith(before, at, "user "u8) || Bytes.StartsWith(before, at, "grant "u8) || Bytes.StartsWith(before, at, "role "u8)
                || Bytes.StartsWith(before, at, "connect to "u8))
            {
                return true;
            }
        }

        return false;
    }
}
