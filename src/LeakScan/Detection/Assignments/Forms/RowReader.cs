using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// A name and its value as neighbours in a row: <c>INSERT INTO settings VALUES ('smtp_password', '…')</c>, also behind the number of the row, and
/// <c>[('user', 'ann'), ('password', '…')]</c>. Texts of pages stand in such rows, too, so a value without a digit is doubtful.
/// </summary>
internal static class RowReader
{
    private const int MostNumber = 12;
    private const int MostSpace = 24;

    /// <summary>Whether the name, which stands in quotes, is the first text of a row.</summary>
    public static bool IsRow(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var at = nameStart - 2;
        if (Bytes.At(bytes, at + 1) != '\'')
        {
            return false;
        }

        var most = at;
        while (at >= 0 && most - at < MostNumber && (bytes[at] is (byte)' ' or (byte)',' || Bytes.IsDigit(bytes[at])))
        {
            at--;
        }

        if (Bytes.At(bytes, at) != '(')
        {
            return false;
        }

        var before = bytes[Math.Max(0, at - MostSpace)..at].TrimEnd(" \t\r\n"u8);
        return before.EndsWith("),"u8) || Bytes.StartsWith(before, before.Length - 6, "values"u8);
    }

    /// <summary>Whether a value in such a row may as well be a text for people.</summary>
    public static bool IsDoubtful(ReadOnlySpan<byte> bytes, int nameStart, in AssignedValue value) =>
        IsRow(bytes, nameStart) && !bytes[value.Start..value.End].ContainsAnyInRange((byte)'0', (byte)'9');
}
