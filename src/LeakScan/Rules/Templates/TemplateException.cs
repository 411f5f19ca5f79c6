namespace LeakScan.Rules.Templates;

/// <summary>A template of an example that cannot be expanded.</summary>
internal sealed class TemplateException(string message) : Exception(message);
