using System.Collections.Frozen;

namespace LeakScan.Filtering.Values;

/// <summary>Tells paths, URLs and names of files.</summary>
internal static class AddressJudge
{
    private static readonly FrozenSet<string> FileEndings = WordList.Set("""
        pem key crt cer p12 pfx jks txt json yml yaml xml html htm js ts py rb php java go cs conf cfg ini properties env sh sql csv log png svg jpg
        gif css scss md rst com org net io local pub keystore p8 der gpg asc dat db zip tar gz lock tmpl tpl jinja j2 erb vue tsx jsx swift kt dll
        exe so ico pdf doc secret token war jar ear apk aab ipa deb rpm whl gem nupkg tgz bz2 xz iso mp3 mp4 webm webp parquet avro
        """);

    private static readonly string[]?[] AddressPrefixes = WordList.ByFirst("// ./ ../ ~/ \\\\ www. /var/ /usr/ /etc/ /home/ /tmp/ /run/ /proc/");

    /// <summary>Whether the value is a path, a URL, a file's name or the name of an entry in a directory (LDAP).</summary>
    public static bool IsAddress(ReadOnlySpan<char> value)
    {
        if (value.Contains("://", StringComparison.Ordinal) || value.Contains(@":\/\/", StringComparison.Ordinal) || WordList.FindPrefix(AddressPrefixes, value) is not null || IsDrive(value))
        {
            return true;
        }

        if (value[0] == '/' && value.Length > 1)
        {
            return char.IsAsciiLetter(value[1]) && RandomnessModel.Randomness(value) < 0.7;
        }

        return HasFileEnding(value) || IsManyParts(value, '/') || value.Contains(",dc=", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the value consists of several parts of letters, as a path does.</summary>
    private static bool IsManyParts(ReadOnlySpan<char> value, char separator)
    {
        if (value.Count(separator) < 2 || value.ContainsAny("=+"))
        {
            return false;
        }

        return RandomnessModel.Randomness(value) < 0.5;
    }

    private static bool IsDrive(ReadOnlySpan<char> value) =>
        value.Length > 3 && char.IsAsciiLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/';

    private static bool HasFileEnding(ReadOnlySpan<char> value)
    {
        var dot = value.LastIndexOf('.');
        return dot > 0 && value.Length - dot is >= 3 and <= 11 && FileEndings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value[(dot + 1)..]);
    }
}
