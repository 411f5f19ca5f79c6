using LeakScan.Filtering.Checks;

namespace LeakScan.Filtering.Values;

/// <summary>A check of a value behind a name: when it holds, the value is no credential.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What the value is instead.</param>
/// <param name="Holds">Asks it.</param>
internal sealed record ValueCheck(string Name, string Reason, ValueCheck.Question Holds) : Check(Name, CheckOutcome.Refuses, Reason)
{
    /// <summary>Whether the check holds of a value.</summary>
    public delegate bool Question(in AssignedValue value);
}
