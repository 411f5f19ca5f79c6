using System.Collections.Frozen;

namespace LeakScan.Detection.Assignments.Names;

/// <summary>Names of accounts that stand before that of a password, so that what follows is both: <c>user/pass: ann/…</c>, <c>id / pw : ann / …</c>.</summary>
internal static class Accounts
{
    private const int MostName = 16;

    private static readonly FrozenSet<string> Names = "user username userid usr login id uid un account acct email mail name usuario benutzer utilisateur identifiant utente"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the name of an account is joined to the name that starts at an offset.</summary>
    public static bool AreJoined(ReadOnlySpan<byte> bytes, int nameStart) => Joined(bytes, nameStart) || OtherScripts.NamesAccount(bytes, nameStart);

    /// <summary>The end of the account in the text of both that starts at an offset, which is the start of the password; the start where there is no account.</summary>
    /// <param name="bytes">What is around.</param>
    /// <param name="start">The first byte of the text.</param>
    /// <param name="end">The byte behind it.</param>
    public static int SkipAccount(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var slash = bytes[start..end].IndexOf((byte)'/');
        return slash > 0 && start + slash + 1 < end ? start + slash + 1 : start;
    }

    /// <summary>Where account and password are parted by a stroke with blanks round it, moves from the account to the password: <c>user/pass: ann / …</c>.</summary>
    public static void SkipParted(ReadOnlySpan<byte> bytes, ref int start, ref int end)
    {
        if (!Bytes.StartsWith(bytes, end, " / "u8))
        {
            return;
        }

        var rest = bytes[(end + 3)..];
        var length = rest.IndexOfAny(" \t\r\n<"u8);
        length = length < 0 ? rest.Length : length;
        if (length > 0)
        {
            start = end + 3;
            end = start + length;
        }
    }

    private static bool Joined(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var at = nameStart;
        while (Bytes.At(bytes, at - 1) == ' ')
        {
            at--;
        }

        if (Bytes.At(bytes, at - 1) is not ((byte)'/' or (byte)'&'))
        {
            return false;
        }

        at--;
        while (Bytes.At(bytes, at - 1) == ' ')
        {
            at--;
        }

        var end = at;
        while (at > 0 && end - at < MostName && Bytes.IsLetter(bytes[at - 1]))
        {
            at--;
        }

        Span<char> word = stackalloc char[end - at];
        for (var i = at; i < end; i++)
        {
            word[i - at] = (char)(bytes[i] | 0x20);
        }

        return Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }
}
