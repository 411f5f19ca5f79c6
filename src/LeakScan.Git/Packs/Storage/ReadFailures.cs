namespace LeakScan.Git;

/// <summary>Failures as problems for people.</summary>
internal static class ReadFailures
{
    public static ObjectProblem ToProblem(this ReadFailure failure, ObjectId id, in ReadLimits limits) => failure switch
    {
        ReadFailure.Missing => new(id, ObjectProblemKind.Missing, "It is in no pack and not loose."),
        ReadFailure.BadHeader => new(id, ObjectProblemKind.Corrupt, "Its header cannot be read: the file is damaged, or its index points to a wrong place."),
        ReadFailure.BadData => new(id, ObjectProblemKind.Corrupt, "Its compressed data is damaged or of another size than its header says."),
        ReadFailure.BadDelta => new(id, ObjectProblemKind.Corrupt, "Its delta is damaged or does not fit its base."),
        ReadFailure.Cycle => new(id, ObjectProblemKind.Corrupt, "Its chain of deltas leads back to itself."),
        ReadFailure.BadBase => new(id, ObjectProblemKind.Corrupt, "The base of its delta is missing or damaged."),
        ReadFailure.WrongId => new(id, ObjectProblemKind.Corrupt, "Its bytes do not match its id."),
        ReadFailure.TooLarge => new(id, ObjectProblemKind.TooLarge, $"It, or the base of its delta, claims more than the {limits.MaxObjectSize} bytes that are read at most."),
        _ => new(id, ObjectProblemKind.Unreadable, "Its file cannot be read."),
    };
}
