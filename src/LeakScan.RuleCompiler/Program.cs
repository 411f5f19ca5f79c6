using LeakScan.Prefiltering.Planning;
using LeakScan.Rules;
using LeakScan.Rules.Packs;

// Usage: LeakScan.RuleCompiler RULES-FOLDER PACK-FILE PREFILTER-FILE
// Messages have the form that MSBuild shows as errors of the build.
try
{
    var pack = RulePack.Read(args[0]);
    using (var file = File.Create(args[1]))
    {
        RulePackWriter.Write(pack, file);
    }

    // A keyword that is only common is a matter of judgement (the generic rules need such words), so it is told and not refused.
    var problems = KeywordLinter.Check(pack.Index.Keywords);
    foreach (var problem in problems)
    {
        Console.Error.WriteLine(problem.IsError ? $"{args[0]}: error LSR002: {problem.Message}" : $"Note: {problem.Message}.");
    }

    if (problems.Any(p => p.IsError))
    {
        return 1;
    }

    using var tables = new BinaryWriter(File.Create(args[2]));
    PrefilterPlanner.Plan(pack.Index.Keywords).Write(tables);
    return 0;
}
catch (RuleFileException problem)
{
    Console.Error.WriteLine(problem.Line > 0
        ? $"{problem.File}({problem.Line}): error LSR001: {problem.Message}"
        : $"{problem.File}: error LSR001: {problem.Message}");
    return 1;
}
