using System.Buffers.Text;
using System.Text;

namespace LeakScan.Git;

/// <summary>
/// Reads what a report says about a commit out of its bytes. Anybody can write anything into a commit, so nothing is taken for granted: missing lines, dates
/// out of all range, other encodings than the one named, control characters that would steer a terminal (replaced by blanks), megabytes in one line (cut).
/// Format: https://git-scm.com/docs/git-commit-tree#_commit_information, the lines as git's split_ident_line reads them.
/// </summary>
internal static class CommitInfoParser
{
    private const int MaxName = 200;
    private const int MaxSummary = 500;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a commit.</summary>
    public static CommitInfo Parse(ObjectId id, ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> author = default, committer = default, encoding = default;
        while (!content.IsEmpty && content[0] != '\n')
        {
            var line = NextLine(ref content);
            if (line.StartsWith("author "u8) && author.IsEmpty)
            {
                author = line[7..];
            }
            else if (line.StartsWith("committer "u8) && committer.IsEmpty)
            {
                committer = line[10..];
            }
            else if (line.StartsWith("encoding "u8) && encoding.IsEmpty)
            {
                encoding = line[9..];
            }
        }

        var text = FindEncoding(encoding);
        var opening = author.IndexOf((byte)'<');
        var name = opening < 0 ? author : author[..opening];
        var email = opening < 0 ? default : author[(opening + 1)..];
        var closing = email.IndexOf((byte)'>');
        return new CommitInfo(
            id, Decode(name, text, MaxName), Decode(closing < 0 ? default : email[..closing], text, MaxName),
            ReadDate(author), ReadDate(committer), Decode(Summary(content), text, MaxSummary));
    }

    private static ReadOnlySpan<byte> NextLine(scoped ref ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)'\n');
        var line = end < 0 ? content : content[..end];
        content = end < 0 ? default : content[(end + 1)..];
        return line;
    }

    private static ReadOnlySpan<byte> Summary(ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            var line = NextLine(ref message).Trim(" \t\r\f\v"u8);
            if (!line.IsEmpty)
            {
                return line;
            }
        }

        return default;
    }

    // "<seconds> <+hhmm>" behind the last '>'. The instant always counts; an offset that no clock has is taken as none.
    private static DateTimeOffset ReadDate(ReadOnlySpan<byte> identity)
    {
        var date = identity[(identity.LastIndexOf((byte)'>') + 1)..].TrimStart((byte)' ');
        if (!Utf8Parser.TryParse(date, out long seconds, out var digits) || seconds < 0)
        {
            return DateTimeOffset.UnixEpoch;
        }

        // A day less than the type can hold, so that no offset leads out of it.
        var instant = DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 86_400));
        var zone = date[digits..].Trim((byte)' ');
        return Utf8Parser.TryParse(zone, out int offset, out var length) && length == zone.Length && length == 5 && Math.Abs(offset) <= 1400 && Math.Abs(offset % 100) < 60
            ? instant.ToOffset(new TimeSpan(offset / 100, offset % 100, 0))
            : instant;
    }

    private static Encoding FindEncoding(ReadOnlySpan<byte> name)
    {
        try
        {
            var text = Encoding.ASCII.GetString(name[..Math.Min(name.Length, 40)]).Trim();
            return text.Length == 0 || text.StartsWith("utf-", StringComparison.OrdinalIgnoreCase) || text.Equals("utf8", StringComparison.OrdinalIgnoreCase)
                ? StrictUtf8
                : CodePagesEncodingProvider.Instance.GetEncoding(text) ?? Encoding.GetEncoding(text);
        }
        catch (ArgumentException)
        {
            return StrictUtf8;
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding, int limit)
    {
        bytes = bytes.Trim((byte)' ');
        bytes = bytes[..Math.Min(bytes.Length, 4 * limit)];
        string text;
        try
        {
            text = encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Not what it says it is, or cut inside a character: every byte is a Latin-1 character.
            text = ReferenceEquals(encoding, StrictUtf8) && bytes.Length == 4 * limit ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
        }

        var cut = text.Length <= limit ? text.Length : limit - (char.IsHighSurrogate(text[limit - 1]) ? 1 : 0);
        return string.Create(cut, text, static (characters, source) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }
}
