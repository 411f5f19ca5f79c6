using System.Buffers;

namespace LeakScan.Sources.Reading;

/// <summary>
/// Blanks the signatures of signed commits and tags: long runs of base64 that are no secret. Only whole lines of base64 inside an armoured signature, where
/// git itself puts one, are blanked: in the header of a commit, anywhere in a tag. Line breaks stay, so lines keep their numbers.
/// Format: https://git-scm.com/docs/gitformat-signature. Belongs to one thread.
/// </summary>
internal sealed class SignatureMask
{
    private static readonly SearchValues<byte> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    private byte[] _copy = new byte[4096];

    /// <summary>The text without its signatures; valid until the next call.</summary>
    /// <param name="text">A commit or tag object.</param>
    /// <param name="headerOnly">Whether only the lines before the first empty one can hold a signature, as in a commit.</param>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> text, bool headerOnly)
    {
        var header = headerOnly && text.IndexOf("\n\n"u8) is >= 0 and var end ? text[..end] : text;
        if (header.IndexOf("-----BEGIN "u8) < 0)
        {
            return text;
        }

        if (_copy.Length < text.Length)
        {
            _copy = new byte[Math.Max(text.Length, _copy.Length * 2)];
        }

        text.CopyTo(_copy);
        Blank(_copy.AsSpan(0, header.Length));
        return _copy.AsSpan(0, text.Length);
    }

    private static void Blank(Span<byte> lines)
    {
        var inSignature = false;
        while (!lines.IsEmpty)
        {
            var length = lines.IndexOf((byte)'\n');
            var line = length < 0 ? lines : lines[..length];
            if (!inSignature)
            {
                inSignature = line.EndsWith("-----BEGIN PGP SIGNATURE-----"u8) || line.EndsWith("-----BEGIN SSH SIGNATURE-----"u8)
                    || line.EndsWith("-----BEGIN SIGNED MESSAGE-----"u8);
            }
            else if (line.IndexOf("-----END "u8) >= 0)
            {
                inSignature = false;
            }
            else if (!line.Trim(" \r"u8).ContainsAnyExcept(Base64))
            {
                line.Fill((byte)' ');
            }

            lines = lines[Math.Min(line.Length + 1, lines.Length)..];
        }
    }
}
