namespace LeakScan.Detection.Assignments.Forms;

/// <summary>How the rows of a table are written.</summary>
internal enum RowKind
{
    /// <summary>Each on lines of its own, with separators between fields: CSV.</summary>
    Lines,

    /// <summary>The same behind <c>COPY … FROM stdin;</c>, which leaves no doubt that these are rows.</summary>
    Copied,

    /// <summary>In parentheses, one behind the other: <c>INSERT … VALUES (…), (…)</c>.</summary>
    Tuples,

    /// <summary>Each on a line of its own, with bars between fields: Markdown, what a database's client prints.</summary>
    Bars,
}
