using LeakScan.Rules;

namespace LeakScan.Reporting.Text;

/// <summary>Puts ANSI colour codes round text, or nothing when colour is off. The sixteen basic colours, so that the terminal's own theme decides.</summary>
internal sealed class TextStyle(bool color)
{
    public string Path(string text) => Paint("1;35", text);

    public string Commit(string text) => Paint("33", text);

    public string Dim(string text) => Paint("2", text);

    public string Bold(string text) => Paint("1", text);

    public string Good(string text) => Paint("1;32", text);

    public string Bad(string text) => Paint("1;31", text);

    public string Warning(string text) => Paint("1;33", text);

    public string Of(Severity severity, string text) => severity switch
    {
        Severity.Critical => Paint("1;31", text),
        Severity.High => Paint("31", text),
        Severity.Medium => Paint("33", text),
        _ => Paint("36", text),
    };

    private string Paint(string codes, string text) => color && text.Length > 0 ? $"\e[{codes}m{text}\e[0m" : text;
}
