using LeakScan.Filtering.Checks;

namespace LeakScan.Filtering.Paths;

/// <summary>A check of the file that a match stands in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What follows when it holds.</param>
/// <param name="Reason">Why.</param>
/// <param name="Holds">Asks it.</param>
internal sealed record PathCheck(string Name, CheckOutcome Outcome, string Reason, PathCheck.Question Holds) : Check(Name, Outcome, Reason)
{
    /// <summary>Whether the check holds of a match in its file.</summary>
    public delegate bool Question(in PathSubject place);
}
