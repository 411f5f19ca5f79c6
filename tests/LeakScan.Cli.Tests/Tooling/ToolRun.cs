using System.Text;

namespace LeakScan.Cli.Tests.Tooling;

/// <summary>One run of the tool: what it is given.</summary>
internal sealed record ToolRun
{
    public required string Folder { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What starts the tool.</summary>
    public IReadOnlyList<string> Command { get; init; } = Tool.Command;

    public byte[] Input { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A shell command around the tool, where <c>"$@"</c> stands for it: <c>"$@" | head -1</c>. Null for none.</summary>
    public string? Shell { get; init; }

    /// <summary>Runs it to its end.</summary>
    public ToolResult Finish()
    {
        string[] command = [.. Command, .. Arguments];
        using var process = Tool.Start(Folder, Environment, Shell is null ? command : ["/bin/sh", "-c", Shell, "sh", .. command]);
        var output = Read(process.StandardOutput.BaseStream);
        var errors = Read(process.StandardError.BaseStream);
        try
        {
            process.StandardInput.BaseStream.Write(Input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it.
        }

        var code = Tool.ExitCodeOf(process);
        return new ToolResult(code, Encoding.UTF8.GetString(output.GetAwaiter().GetResult()), Encoding.UTF8.GetString(errors.GetAwaiter().GetResult()));
    }

    private static async Task<byte[]> Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
