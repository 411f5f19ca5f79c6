namespace LeakScan;

/// <summary>
/// Takes what is thrown while one candidate is looked at, so that a defect of LeakScan's own costs that candidate and not the scan: the item is told as one of which not all
/// was read. Belongs to one thread.
/// </summary>
internal sealed class FaultCollector
{
    private string? _first;

    /// <summary>Whether <see cref="End"/> has something to say.</summary>
    public bool Any => _first is not null;

    /// <summary>
    /// Takes an exception, of which only the first of an item is told; for an exception filter. False when it is no defect of a detector or a check, which the next candidate
    /// need not have. A program that does not know the names of its own methods, as the native one, cannot say where: it lets it through, and the full program meets it again.
    /// </summary>
    public bool TryAdd(Exception exception)
    {
        if (exception is OutOfMemoryException or OperationCanceledException or IOException || PlaceOf(exception) is not { } place)
        {
            return false;
        }

        Add($"{exception.GetType().Name} in {place}");
        return true;
    }

    /// <summary>Takes what another thread's collector says; null for nothing.</summary>
    public void Add(string? fault) => _first ??= fault;

    /// <summary>Ends an item; returns what was thrown first, null for nothing.</summary>
    public string? End()
    {
        var first = _first;
        _first = null;
        return first;
    }

    /// <summary>The innermost method of ours: <c>ValueReader.Read</c>. Nothing of a text stands in it.</summary>
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
