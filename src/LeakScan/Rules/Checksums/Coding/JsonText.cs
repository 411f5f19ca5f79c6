using System.Globalization;
using System.Text.Json;

namespace LeakScan.Rules.Checksums.Coding;

/// <summary>Reads the JSON objects that tokens carry inside base64.</summary>
internal static class JsonText
{
    /// <summary>The object that base64 of either alphabet holds. Null for anything else.</summary>
    public static JsonElement? Decode(ReadOnlySpan<char> base64)
    {
        if (BaseText.Decode64(base64) is not { Length: > 1 } bytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member that is a short text without control characters, as a note may quote it. Null for anything else.</summary>
    public static string? Text(JsonElement json, string name)
    {
        const int MaxLength = 80;
        try
        {
            return json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
                && member.GetString() is { Length: > 0 and <= MaxLength } text && !text.Any(char.IsControl)
                ? text
                : null;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair: valid JSON, and no text.
            return null;
        }
    }

    /// <summary>A member that is a moment in seconds since 1970. Null for anything else.</summary>
    public static DateTimeOffset? Moment(JsonElement json, string name)
    {
        const double LastYear = 253_402_300_799;
        return json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out var seconds)
            && seconds is > 0 and < LastYear
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
    }

    /// <summary>The day of a moment.</summary>
    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
