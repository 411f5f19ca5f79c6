namespace LeakScan.Rules.Files;

/// <summary>Reads rule files (rules/rule.schema.json describes the format) and validates every field, so that a <see cref="Rule"/> in memory is always usable.</summary>
internal static class RuleFileReader
{
    public static readonly string[] FileFields = ["provider", "imported", "allow", "rules"];

    /// <summary>Reads one file.</summary>
    /// <param name="path">The path as messages show it.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="RuleFileException">The file is not YAML, or a rule is not valid.</exception>
    public static IReadOnlyList<Rule> Read(string path, TextReader text)
    {
        var root = YamlFile.Read(path, text) ?? throw new RuleFileException(path, 0, "the file is empty; it needs 'provider' and 'rules'");
        var file = new YamlFields(path, "the file", root, FileFields);
        var provider = file.Text("provider");
        var isImported = file.OptionalText("imported") is not null;
        var shared = RuleReader.Allow(file);
        var rules = new List<Rule>();
        foreach (var node in file.List("rules"))
        {
            rules.Add(RuleReader.Read(path, provider, isImported, shared, node));
        }

        return rules.Count > 0 ? rules : throw new RuleFileException(path, file.Line, "'rules' is empty; a rule file needs at least one rule");
    }

    /// <summary>Reads a file, or every *.yml and *.yaml of a folder, in order of their names.</summary>
    /// <exception cref="RuleFileException">Nothing is there, or a file cannot be used.</exception>
    public static IReadOnlyList<Rule> ReadPath(string path)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                using var reader = YamlFile.Open(path);
                return Read(path, reader);
            }

            string[] files = [.. Directory.EnumerateFiles(path, "*.yml"), .. Directory.EnumerateFiles(path, "*.yaml")];
            Array.Sort(files, StringComparer.Ordinal);
            if (files.Length == 0)
            {
                throw new RuleFileException(path, 0, "the folder holds no *.yml or *.yaml file");
            }

            var rules = new List<Rule>();
            foreach (var file in files)
            {
                using var reader = YamlFile.Open(file);
                rules.AddRange(Read(file, reader));
            }

            return rules;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RuleFileException(path, 0, problem is FileNotFoundException or DirectoryNotFoundException
                ? "no such file or folder; name a rule file or a folder of rule files"
                : $"cannot be read: {(problem is UnauthorizedAccessException ? "permission denied" : problem.Message)}");
        }
    }
}
