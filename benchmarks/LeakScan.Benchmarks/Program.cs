using BenchmarkDotNet.Running;
using LeakScan.Benchmarks.Evaluation;

// evaluate FOLDER [OUTCOMES]: how right the rules are on the development examples.
// train-randomness FILE: writes the table of the randomness model anew.
// Anything else goes to BenchmarkDotNet, for example --filter *LookAhead*.
switch (args)
{
    case ["evaluate", var folder]:
        return Evaluator.Run(folder, null);
    case ["evaluate", var folder, var outcomes]:
        return Evaluator.Run(folder, outcomes);
    case ["train-randomness", var file]:
        return RandomnessTrainer.Run(file);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Evaluator).Assembly).Run(args);
        return 0;
}
