using System.Buffers.Text;
using System.Globalization;
using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>Discord's bot tokens: base64 of the bot's user id, 17 to 20 digits, a time stamp, and a signature, with dots between.</summary>
internal sealed class DiscordBotChecksum : IChecksum
{
    public string Name => "discord-bot";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var dot = secret.IndexOf('.');
        if (dot < 0 || secret.Count('.') != 2)
        {
            return ChecksumVerdict.NotApplicable;
        }

        return BaseText.Decode64(secret[..dot]) is { Length: >= 17 and <= 20 } bytes
            && Utf8Parser.TryParse(bytes, out ulong id, out var read) && read == bytes.Length
            ? ChecksumVerdict.WellFormed(string.Create(CultureInfo.InvariantCulture, $"bot {id}"))
            : ChecksumVerdict.Malformed("does not begin with a user id");
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var id = BaseText.EncodeUrl(Encoding.ASCII.GetBytes("1" + random(Alphabet.Digits, 17)));
        return $"{id}.G{random(Alphabet.Base64Url, 5)}.{random(Alphabet.Base64Url, 38)}";
    }
}
