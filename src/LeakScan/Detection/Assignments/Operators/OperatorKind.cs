namespace LeakScan.Detection.Assignments.Operators;

/// <summary>What stands between a name and its value.</summary>
internal enum OperatorKind
{
    /// <summary>Nothing that assigns.</summary>
    None,

    /// <summary><c>=</c>, <c>:=</c>, <c>?=</c>, <c>||=</c>, <c>&lt;-</c>.</summary>
    Equals,

    /// <summary><c>:</c>, <c>=&gt;</c>.</summary>
    Colon,

    /// <summary><c>==</c>, <c>!=</c>, <c>===</c>, <c>.equals(</c>.</summary>
    Compare,

    /// <summary>A comma behind a name in quotes: <c>define('PASSWORD', '…')</c>.</summary>
    Comma,

    /// <summary>An opening parenthesis: <c>setPassword("…")</c>.</summary>
    Call,

    /// <summary>The end of an XML tag: <c>&lt;password&gt;…</c>.</summary>
    Element,

    /// <summary>Only blanks: <c>--password …</c>, <c>ENV PASSWORD …</c>, <c>IDENTIFIED BY '…'</c>.</summary>
    Blank,

    /// <summary>
    /// The name is itself the value of a <c>name</c> or <c>key</c>, and a <c>value</c> follows: <c>{"key": "PASSWORD", "value": "…"}</c>.
    /// </summary>
    Pair,
}
