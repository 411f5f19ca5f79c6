namespace LeakScan.Detection.Assignments.Forms;

/// <summary>A column of a table whose name tells of a credential.</summary>
/// <param name="Rule">Index of the rule in the pack.</param>
/// <param name="Index">Its number, from 0 on.</param>
/// <param name="Traits">What its name tells of the values.</param>
internal readonly record struct TableColumn(int Rule, int Index, MatchTraits Traits);
