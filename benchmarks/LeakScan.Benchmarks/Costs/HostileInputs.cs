using System.Globalization;
using System.Text;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Benchmarks.Costs;

/// <summary>
/// How fast a whole scan is, on one thread, reading and telling included, on inputs made to hurt: one piece repeated without end, or another secret on every line. Every one should stay above
/// 50 MB/s, and twice the input should take twice the time at most.
/// </summary>
internal static class HostileInputs
{
    private const int DefaultMegabytes = 16;
    private const int Repetitions = 3;

    private static readonly string[] Pieces =
    [
        "key=", "key_", "key_key_", "password=f(f(", "secret=x&", "mysql -p", "auth ${x:-", "password='x'", "password: \"", "password=server=", "pwd=;user id=",
        "token token ", "://u:p@h ", "://", "Bearer ", "Authorization: Basic ", "-----BEGIN RSA PRIVATE KEY-----\n", "ghp_", "sk-ant-api03-", "azure_key=[",
        "curl -u ", "eyJ", "AKIA", "<password>", "password\", \"", "((((((((", "{{{{{{{{", "\"\"\"\"\"\"\"\"", "\\\\\\\\\\\\\\\\", "a", "=", " ", "\n", "\0", "\u00e9",
    ];

    /// <summary>Lines with a place for a text that is another one each time.</summary>
    private static readonly (string Name, string Line)[] Lines =
    [
        ("passwords", "password={0}\n"), // leakscan:allow a place for a made-up one
        ("passwords, one line", "password={0};"), // leakscan:allow a place for a made-up one
        ("connection strings", "Server=db;Database=a;User Id=sa;Password={0};\n"), // leakscan:allow a place for a made-up one
        ("table of users", "INSERT INTO users (id, name, password) VALUES (1, 'ann', '{0}');\n"),
        ("log with tokens", "{{\"user\":\"ann\",\"access_token\":\"{0}{0}{0}\",\"level\":\"info\"}}\n"),
        ("secrets of a cluster", "    \"password\": \"{0}{0}\",\n"), // leakscan:allow a place for a made-up one
    ];

    /// <summary>Measures all, or the one named, and prints; fails when an input is slow.</summary>
    /// <param name="only">The one to measure; null for all.</param>
    /// <param name="megabytes">How long the shorter input is.</param>
    public static int Run(string? only = null, int megabytes = DefaultMegabytes)
    {
        var inputs = All();
        var slow = 0;
        inputs.RemoveAll(input => only is not null && input.Name != only);
        Console.WriteLine("     MB/s  time of twice as much  input");
        foreach (var (name, make) in inputs)
        {
            var (once, twice) = (Time(make(megabytes * 1_000_000)), Time(make(2 * megabytes * 1_000_000)));
            var speed = 2 * megabytes / twice;
            slow += speed < 50 ? 1 : 0;
            Console.WriteLine(FormattableString.Invariant($"{speed,9:F0}  {twice / once,22:F2}  {name.ReplaceLineEndings("\\n").Replace("\0", "\\0", StringComparison.Ordinal)}"));
        }

        return slow;
    }

    /// <summary>Writes each into a file of its own, for measuring a published program.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="megabytes">How long each is.</param>
    public static int Write(string folder, int megabytes)
    {
        foreach (var (name, make) in All())
        {
            File.WriteAllBytes(Path.Combine(folder, string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"-{(int)c:x}"))), make(megabytes * 1_000_000));
        }

        return 0;
    }

    private static List<(string Name, Func<int, byte[]> Make)> All()
    {
        var random = new Random(1);
        var inputs = Pieces.Select(piece => (Name: piece, Make: (Func<int, byte[]>)(length => Repeat(piece, length)))).ToList();
        inputs.Add(("base64, one line", length => Draw(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", length)));
        inputs.Add(("hexadecimal, one line", length => Draw(random, "0123456789abcdef", length)));
        inputs.Add(("tokens of 1,000 characters", length => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("token = \"" + new string('x', 1000) + "\"\n", length / 1011)))));
        inputs.Add(("all keywords", length => Repeat(string.Concat(RulePack.BuiltIn.Index.Keywords), length)));
        inputs.Add(("all keywords, assigned", length => Repeat(string.Join('=', RulePack.BuiltIn.Index.Keywords), length)));
        inputs.AddRange(Lines.Select(line => (line.Name, (Func<int, byte[]>)(length => Write(random, line.Line, length)))));
        return inputs;
    }

    /// <summary>The best of some, in seconds of the processor: whatever else the machine does only adds to it.</summary>
    private static double Time(byte[] content)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Repetitions && (i < 2 || best < 1); i++)
        {
            var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 });
            scanner.WarmUp();
            var start = Environment.CpuUsage.TotalTime;
            using var input = new MemoryStream(content);
            scanner.Scan("scan", [new StdinSource(input)], null, CancellationToken.None);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        return best;
    }

    private static byte[] Repeat(string piece, int length)
    {
        var bytes = Encoding.UTF8.GetBytes(piece);
        var content = new byte[length];
        for (var at = 0; at < length; at += bytes.Length)
        {
            bytes.AsSpan(0, Math.Min(bytes.Length, length - at)).CopyTo(content.AsSpan(at));
        }

        return content;
    }

    private static byte[] Write(Random random, string line, int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.AppendFormat(CultureInfo.InvariantCulture, line, new string(random.GetItems<char>("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 10)));
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }

    private static byte[] Draw(Random random, string alphabet, int length) => Encoding.ASCII.GetBytes(random.GetItems<char>(alphabet, length));
}
