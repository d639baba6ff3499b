namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>What a box's pages say in one language instead of ours.</summary>
internal sealed record BoxTexts(string? Title, string? Intro, string? Terms);
