namespace LeakScan.Detection.Assignments.Forms;

/// <summary>Where the rows of a table stand, and which of their fields holds credentials.</summary>
/// <param name="Kind">How the rows are written.</param>
/// <param name="First">Where the first row starts.</param>
/// <param name="Separator">What stands between fields.</param>
/// <param name="Separators">How many of these a row has; not known of a table between bars.</param>
/// <param name="Column">The number of the field, from 0 on.</param>
internal readonly record struct TablePlace(RowKind Kind, int First, byte Separator, int Separators, int Column);
