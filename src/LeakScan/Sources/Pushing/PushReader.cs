using System.Text;
using LeakScan.Git;

namespace LeakScan.Sources.Pushing;

/// <summary>
/// Reads what git writes to the hooks of a push, one line for each reference: <c>local-ref local-id remote-ref remote-id</c> to pre-push, <c>old-id new-id ref</c> to
/// pre-receive. Anything else is refused, because a push that is misunderstood would pass unread.
/// Formats: https://git-scm.com/docs/githooks#_pre_push, https://git-scm.com/docs/githooks#pre-receive
/// </summary>
internal static class PushReader
{
    // Room for 100,000 references and more.
    private const int MaxBytes = 64 << 20;

    /// <summary>Reads to the end. Nothing at all is a push of nothing, which git does announce.</summary>
    /// <exception cref="SourceException">This is not what git writes. The message never shows what was there instead.</exception>
    public static Push Read(Stream input)
    {
        var updates = new List<ReferenceUpdate>();
        var received = 0;
        var text = ReadAll(input);
        var lines = text.Split('\n');
        // Behind the last line feed stands nothing.
        for (var i = 0; i < lines.Length && (i < lines.Length - 1 || lines[i].Length > 0); i++)
        {
            var update = ParseSent(lines[i].TrimEnd('\r'));
            if (update is null)
            {
                update = ParseReceived(lines[i].TrimEnd('\r')) ?? throw Refuse(i + 1);
                received++;
            }

            updates.Add(update);
            if (received != 0 && received != updates.Count)
            {
                throw Refuse(i + 1);
            }
        }

        return new Push(received > 0, updates);
    }

    // What the user called the object may be any revision, blanks included; so the line is read from its end.
    private static ReferenceUpdate? ParseSent(string line)
    {
        var words = line.Split(' ');
        return words.Length >= 4 && ObjectId.TryParse(words[^3], out var sent) && IsReference(words[^2]) && ObjectId.TryParse(words[^1], out var old)
            ? new ReferenceUpdate(words[^2], old, sent)
            : null;
    }

    private static ReferenceUpdate? ParseReceived(string line)
    {
        var words = line.Split(' ');
        return words.Length == 3 && ObjectId.TryParse(words[0], out var old) && ObjectId.TryParse(words[1], out var received) && IsReference(words[2])
            ? new ReferenceUpdate(words[2], old, received)
            : null;
    }

    private static bool IsReference(string name) => name.StartsWith("refs/", StringComparison.Ordinal) && name.Length > "refs/".Length;

    private static string ReadAll(Stream input)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 14];
        for (int count; (count = input.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > MaxBytes)
            {
                throw new SourceException($"standard input is not what git tells a hook: it has more than {MaxBytes >> 20} MiB");
            }
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static SourceException Refuse(int line) => new(
        $"standard input, line {line}, is not what git tells a hook; it should be '<local ref> <local id> <remote ref> <remote id>' (pre-push) "
        + "or '<old id> <new id> <ref>' (pre-receive)");
}
