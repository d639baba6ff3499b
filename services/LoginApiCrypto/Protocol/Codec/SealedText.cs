namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>A message as it travels in a URL.</summary>
/// <param name="Lapi">The message, encrypted or not, as base64url without padding.</param>
/// <param name="Si">Its signature, with the salt before it in <see cref="LapiMode.Clear"/>.</param>
internal readonly record struct SealedText(string Lapi, string Si);
