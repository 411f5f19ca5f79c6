using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Keys;

/// <summary>
/// PuTTY's private keys, versions 2 and 3 (https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html). The MAC of an unencrypted one is made with
/// an empty passphrase over kind, encryption, comment, public and private part, so it can be checked.
/// </summary>
internal sealed class PuttyKeyChecksum : IChecksum
{
    private const string Header = "PuTTY-User-Key-File-";

    public string Name => "putty-key";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var lines = secret.ToString().ReplaceLineEndings("\n").Split('\n');
        var start = Array.FindIndex(lines, l => l.StartsWith(Header, StringComparison.Ordinal));
        if (start < 0)
        {
            return ChecksumVerdict.NotApplicable;
        }

        var fields = ReadFields(lines.AsSpan(start));
        if (!fields.TryGetValue("Encryption", out var encryption) || !fields.TryGetValue("Private-MAC", out var mac))
        {
            return ChecksumVerdict.Malformed("is no whole PuTTY key");
        }

        var version = lines[start][Header.Length..].Split(':')[0];
        var kind = fields.GetValueOrDefault(Header + version, "");
        if (encryption != "none")
        {
            return ChecksumVerdict.WellFormed("encrypted with a passphrase", isInert: true);
        }

        var open = BaseText.Decode64(fields.GetValueOrDefault("Public-Lines", ""));
        var privatePart = BaseText.Decode64(fields.GetValueOrDefault("Private-Lines", ""));
        if (open is null || privatePart is null)
        {
            return ChecksumVerdict.Malformed("does not parse as a key");
        }

        var expected = MacOf(version, kind, fields.GetValueOrDefault("Comment", ""), open, privatePart);
        return expected is null ? ChecksumVerdict.NotApplicable
            : !mac.Trim().Equals(Convert.ToHexString(expected), StringComparison.OrdinalIgnoreCase) ? ChecksumVerdict.Malformed("MAC does not hold")
            : ChecksumVerdict.WellFormed(OpenSshKeyChecksum.Describe(open) ?? "MAC holds");
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        const string Kind = "ssh-ed25519";
        const string Comment = "someone@example";
        byte[] open = [.. SshReader.Field("ssh-ed25519"u8), .. SshReader.Field(RandomBytes.Draw(random, 32))];
        var secret = SshReader.Field(RandomBytes.Draw(random, 32));
        var mac = Convert.ToHexStringLower(MacOf("2", Kind, Comment, open, secret)!);
        return $"{Header}2: {Kind}\nEncryption: none\nComment: {Comment}\nPublic-Lines: 2\n{BaseText.EncodeLines(open)}\nPrivate-Lines: 1\n{BaseText.EncodeLines(secret)}\nPrivate-MAC: {mac}";
    }

    // Each "Name: value" line, and behind "…-Lines: n" the n lines that follow, joined.
    private static Dictionary<string, string> ReadFields(ReadOnlySpan<string> lines)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            var colon = lines[i].IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var (name, value) = (lines[i][..colon], lines[i][(colon + 2)..]);
            if (name.EndsWith("-Lines", StringComparison.Ordinal) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count < lines.Length - i)
            {
                value = string.Concat(lines.Slice(i + 1, count).ToArray().Select(l => l.Trim()));
                i += count;
            }

            fields.TryAdd(name, value);
        }

        return fields;
    }

    // Null for versions that are not known. The protocols prescribe SHA-1 and an empty key.
    private static byte[]? MacOf(string version, string kind, string comment, byte[] open, byte[] secret)
    {
        byte[] data =
        [
            .. SshReader.Field(Encoding.UTF8.GetBytes(kind)), .. SshReader.Field("none"u8), .. SshReader.Field(Encoding.UTF8.GetBytes(comment)),
            .. SshReader.Field(open), .. SshReader.Field(secret),
        ];
#pragma warning disable CA5350 // PuTTY's second version prescribes SHA-1.
        return version switch
        {
            "2" => HMACSHA1.HashData(SHA1.HashData("putty-private-key-file-mac-key"u8), data),
            "3" => HMACSHA256.HashData(Array.Empty<byte>(), data),
            _ => null,
        };
#pragma warning restore CA5350
    }
}
