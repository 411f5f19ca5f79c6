namespace LeakScan.Rules.Packs;

/// <summary>A keyword as it looks inside an encoded text: where it stands, the run around it is worth decoding.</summary>
/// <param name="Text">The characters; base64 tells capitals from small letters, so they are compared as they are.</param>
/// <param name="Encoding">The encoding.</param>
/// <param name="Phase">For base64: at which of the four characters that hold three bytes the text starts.</param>
internal sealed record EncodedKeyword(string Text, SegmentEncoding Encoding, int Phase);
