using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>
/// Tells what is a defect of LeakScan's own, met at one item that another need not have, from what the system refuses and what users are told. The first costs that item, which is
/// told as one of which not all was read, and not the scan.
/// </summary>
internal static class Defect
{
    /// <summary>
    /// What a report says of an exception that was thrown: its type and the innermost method of ours, <c>InvalidOperationException in ValueReader.Read</c>; nothing of a text stands
    /// in it. Null when it is no such defect, or when its place is not known: a program that does not know the names of its own methods, as the native one, lets it through, and
    /// the full program meets it again.
    /// </summary>
    public static string? Describe(Exception exception) =>
        exception is OutOfMemoryException or OperationCanceledException or IOException or SourceException or GitException || PlaceOf(exception) is not { } place
            ? null
            : $"{exception.GetType().Name} in {place}";

    private static string? PlaceOf(Exception exception)
    {
        foreach (var line in (exception.StackTrace ?? "").AsSpan().EnumerateLines())
        {
            var name = line.IndexOf("LeakScan.", StringComparison.Ordinal) is >= 0 and var start ? line[start..] : default;
            var end = name.IndexOf('(');
            if (end > 0 && name[..end].LastIndexOf('.') is > 0 and var dot)
            {
                return name[(name[..dot].LastIndexOf('.') + 1)..end].ToString();
            }
        }

        return null;
    }
}
