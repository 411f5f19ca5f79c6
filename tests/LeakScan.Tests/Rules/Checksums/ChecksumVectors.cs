namespace LeakScan.Tests.Rules.Checksums;

/// <summary>
/// Credentials that their providers' documentation, blogs and test suites publish. They are cut into parts, joined at run time,
/// because hosts refuse a push in which one stands whole.
/// </summary>
internal static class ChecksumVectors
{
    public static IReadOnlyList<(string Checksum, string Secret)> Valid { get; } =
    [
        ("github-crc32", "ghp_" + "zQWBuTSOoRi4A9spHcVY5n" + "cnsDkxkJ0mLq17"),
        ("cloudflare-crc32", "cfut_" + "aAbBcCdDeEfFgGhHiIjJkKlLmM" + "nNoOpPqQrRsStT03fa099b"),
        ("zuplo-crc32", "zpka_" + "3e6c4f7d39954ca29353b7ab88" + "589b64_de26cd55"),
        ("confluent-crc32", "cflt" + "cUBElySxR0ubmwjcLaVic7aOYceZ1H" + "zCyW9BbhBhC+KbPgaTcGc9S4HfrjhA"),
        ("grafana-crc32", "glsa_" + "yscW25imSKJIuav8zF37RZmnbi" + "DvB05G_fcaaf58a"),
        ("gitlab-routable", "glpat-" + "vSY1cyL948aAB440qB6L4zlu9Ozs" + "UmEV.01.0w0sfevch"),
        ("azure-identifiable", new string('a', 76) + "+ASt" + "5mnCaw=="),
        ("azure-identifiable", new string('a', 76) + "ACDb" + "OpqrYA=="),
        ("azure-identifiable", new string('e', 42) + "+ACR" + "CTB7t/"),
        ("azure-identifiable", new string('d', 44) + "AzFu" + "182vhA=="),
        ("azure-identifiable", new string('b', 33) + "AZEG" + "LiQbng="),
        ("azure-identifiable", new string('a', 33) + "+ASb" + "HpHeAI="),
        ("azure-cask", new string('a', 52) + "JQQJ99BF" + new string('A', 16) + "AZDO" + "4V17"),
        ("azure-cask", new string('a', 52) + "JQQJ99BF" + new string('A', 16) + "AZDO" + "4V17Jg=="),
        ("azure-cask", new string('7', 52) + "JQQJ99BF" + new string('A', 16) + "AZDO" + "24brQw=="),
        ("entra-client-secret", "zzz" + "8Q~" + new string('z', 31) + "blP"),
        ("age-bech32", "AGE-SECRET-KEY-1" + "GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZ" + "GFPYYSJZGFPYYSJZGFPQ4EGAEX"),
        ("nostr-bech32", "nsec1vl029mgpspedva04" + "g90vltkh6fvh240zqtv9k" + "0t9af8935ke9laqsnlfe5"),
        ("bitcoin-wif", "5HueCGU8rMjxEXxiP" + "uD5BDku4MkFqeZyd4" + "dZ1jvhTVqvbTLvyTJ"),
        ("bitcoin-wif", "KwdMAjGmerYanjeui" + "5SHS7JkmpZvVipYvB" + "2LJGU1ZxJwYvP98617"),
        ("bip32-extended-key", "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2" + "nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWU" + "tg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"),
        ("tezos-key", "edsk3gUfUPyBSfrS9C" + "CgmCiQsTCHGkviBDus" + "MxDJstFtojtc1zcpsh"),
        ("tezos-key", "edskRuR1azSfboG86YPTyxrQgosh5zCh" + "f5bVDmptqLTb5EuXAm9rsnDYfTKhq7rD" + "Qujdn5WWzwUMeV3agaZ6J2vPQT58jJAJPi"),
        ("stellar-seed", "SDJHRQF4GCMIIKAAAQ" + "6IHY42X73FQFLHUULA" + "PSKKD4DFDM7UXWWCRHBE"),
        ("nkey-seed", "SUAMLK2ZNL35WSMW37E" + "7UD4VZ7ELPKW7DHC3BW" + "BSD2GCZ7IUQQXZIORRBU"),
        ("bip39-words", "legal winner thank year w" + "ave sausage worth useful " + "legal winner thank yellow"),
        ("bip39-words", "abandon abandon abandon abandon" + " abandon abandon abandon abando" + "n abandon abandon abandon about"),
    ];
}
