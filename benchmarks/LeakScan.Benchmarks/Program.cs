using System.Globalization;
using BenchmarkDotNet.Running;
using LeakScan.Benchmarks.Costs;
using LeakScan.Benchmarks.Evaluation;
using LeakScan.Benchmarks.Exactness;
using LeakScan.Benchmarks.Prefiltering;
using LeakScan.Benchmarks.Profiling;

// evaluate FOLDER [OUTCOMES]: how right the rules are on the development examples.
// train-randomness FILE: writes the table of the randomness model anew.
// train-profile TOOL FILE FOLDER...: writes the profile for the native compiler anew, from a scan of the folders.
// prefilter --quick FOLDER [KEYWORDS]: the prefilter's strategies on the text files of a folder.
// costs FOLDER|REPOSITORY: where the time of a scan goes.
// hostile [PIECE [MEGABYTES]]: inputs made to hurt.
// hostile-files FOLDER MEGABYTES: writes these inputs into files.
// exactness REPOSITORY [PIECES]: whether scanning pieces finds what scanning whole objects finds; PIECES are remembered at most.
// exactness-tree FOLDER: whether all ways to scan a tree find the same.
// rule-cost FOLDER: what twice the rules cost.
// allocations FOLDER: what a warm walk allocates for a file and for a MB.
// Anything else goes to BenchmarkDotNet, for example --filter *LookAhead*.
switch (args)
{
    case ["evaluate", var folder]:
        return Evaluator.Run(folder, null);
    case ["evaluate", var folder, var outcomes]:
        return Evaluator.Run(folder, outcomes);
    case ["train-randomness", var file]:
        return RandomnessTrainer.Run(file);
    case ["train-profile", var tool, var file, .. var folders]:
        return ProfileTrainer.Run(tool, file, folders);
    case ["prefilter", "--quick", var folder]:
        return QuickComparison.Run(folder, KeywordSet.BuiltIn);
    case ["prefilter", "--quick", var folder, var keywords]:
        return QuickComparison.Run(folder, KeywordSet.Read(keywords));
    case ["costs", var path]:
        return ScanCosts.Run(path);
    case ["hostile"]:
        return HostileInputs.Run();
    case ["hostile", var piece]:
        return HostileInputs.Run(piece);
    case ["hostile", var piece, var megabytes]:
        return HostileInputs.Run(piece, int.Parse(megabytes, CultureInfo.InvariantCulture));
    case ["hostile-files", var folder, var megabytes]:
        return HostileInputs.Write(folder, int.Parse(megabytes, CultureInfo.InvariantCulture));
    case ["exactness", var repository]:
        return ExactnessCheck.Run(repository, 1 << 23);
    case ["exactness", var repository, var pieces]:
        return ExactnessCheck.Run(repository, int.Parse(pieces, CultureInfo.InvariantCulture));
    case ["exactness-tree", var folder]:
        return TreeExactness.Run(folder);
    case ["rule-cost", var folder]:
        return RuleCost.Run(folder);
    case ["allocations", var folder]:
        return Allocations.Run(folder);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Evaluator).Assembly).Run(args);
        return 0;
}
