using LeakScan.Rules.Packs;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>A keyword in the name of a column of a table that has more rows than its detector looks at.</summary>
/// <param name="Position">Where the keyword starts in the content.</param>
/// <param name="Anchor">The rule, and the keyword's length.</param>
internal readonly record struct TableHead(int Position, KeywordAnchor Anchor);
