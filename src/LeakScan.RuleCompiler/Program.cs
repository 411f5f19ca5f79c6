using LeakScan.Rules;
using LeakScan.Rules.Packs;

// Usage: LeakScan.RuleCompiler RULES-FOLDER OUTPUT-FILE
// Messages have the form that MSBuild shows as errors of the build.
try
{
    var pack = RulePack.Read(args[0]);
    using var file = File.Create(args[1]);
    RulePackWriter.Write(pack, file);
    return 0;
}
catch (RuleFileException problem)
{
    Console.Error.WriteLine(problem.Line > 0
        ? $"{problem.File}({problem.Line}): error LSR001: {problem.Message}"
        : $"{problem.File}: error LSR001: {problem.Message}");
    return 1;
}
