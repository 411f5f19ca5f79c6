using LeakScan.Filtering.Paths;
using LeakScan.Sources;

namespace LeakScan.Tests.Filtering.Paths;

public sealed class SurroundingsReaderTests
{
    [Theory]
    [InlineData("src/server.js", Surroundings.None)]
    [InlineData("public/app.js", Surroundings.FrontEnd)]
    [InlineData("web/main.4f2a.chunk.js", Surroundings.FrontEnd)]
    [InlineData("web/app.js.map", Surroundings.FrontEnd)]
    [InlineData("src/Login.vue", Surroundings.FrontEnd)]
    [InlineData("tests/Login.tsx", Surroundings.FrontEnd | Surroundings.Test)]
    [InlineData("dist/config.py", Surroundings.None)]
    [InlineData("build.log", Surroundings.Log)]
    [InlineData("var/app.log.3", Surroundings.Log)]
    [InlineData("logs/worker.txt", Surroundings.Log)]
    [InlineData("logs/rotate.py", Surroundings.None)]
    [InlineData("catalog", Surroundings.None)]
    [InlineData("docs/guide.md", Surroundings.Docs)]
    [InlineData("docs/accounts.txt", Surroundings.Docs)]
    [InlineData("README.txt", Surroundings.Docs)]
    [InlineData("credentials.txt", Surroundings.None)]
    [InlineData("ops/passwords.txt", Surroundings.None)]
    [InlineData("vendor/lib/x.go", Surroundings.Vendor)]
    [InlineData("yarn.lock", Surroundings.Lock)]
    public void Reads_what_a_path_tells(string path, Surroundings expected) =>
        SurroundingsReader.Read(path, PathClassifier.Classify(path)).Should().Be(expected);
}
