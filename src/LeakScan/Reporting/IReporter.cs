using LeakScan.Findings;

namespace LeakScan.Reporting;

/// <summary>Writes a report in one format.</summary>
internal interface IReporter
{
    /// <summary>Writes the whole report as UTF-8 without a byte order mark. Deterministic: the same report gives the same bytes.</summary>
    void Write(ScanReport report, Stream output);
}
