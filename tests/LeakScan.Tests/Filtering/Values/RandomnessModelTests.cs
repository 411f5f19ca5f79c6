using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public class RandomnessModelTests
{
    [Fact]
    public void Finds_random_texts_more_random_than_names()
    {
        var random = new Random(11);
        string[] names = ["getDefaultConfiguration", "mysql_native_password", "application/json", "InvalidOperationException", "lastName", "container1", "WEIGHTS"];
        foreach (var alphabet in new[] { "0123456789abcdef", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" })
        {
            for (var round = 0; round < 50; round++)
            {
                var token = string.Concat(Enumerable.Range(0, 32).Select(_ => alphabet[random.Next(alphabet.Length)]));
                RandomnessModel.Randomness(token).Should().BeGreaterThan(0.5);
            }
        }

        names.Select(n => RandomnessModel.Randomness(n)).Should().OnlyContain(r => r < 0.5);
    }

    [Fact]
    public void Keeps_randomness_between_0_and_1() =>
        new[] { string.Empty, "a", new string('z', 5000), "\u00e9\u4e2d" }.Select(v => RandomnessModel.Randomness(v)).Should().OnlyContain(r => r >= 0 && r <= 1);
}
