namespace LeakScan.Filtering.Checks;

/// <summary>One question that is asked of a match. The checks of a list are asked in its order.</summary>
/// <param name="Name">Its name, unique within its list, as <c>explain</c> prints it.</param>
/// <param name="Outcome">What follows when it holds.</param>
/// <param name="Reason">What the match then is, in words for people.</param>
internal record Check(string Name, CheckOutcome Outcome, string Reason);
