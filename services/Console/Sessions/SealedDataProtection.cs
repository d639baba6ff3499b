using Microsoft.AspNetCore.DataProtection;

namespace Icaro.Console.Sessions;

/// <summary>
/// Protects cookies and forms with the key ring, so that every replica accepts what another has issued, and none keeps keys.
/// </summary>
internal sealed class SealedDataProtection(KeyRing keys) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(keys, SealPurpose.Console).CreateProtector(purpose);

    private sealed class Protector(KeyRing keys, string path) : IDataProtector
    {
        /// <remarks>No purpose has the separator in it, so that two paths are never the same text.</remarks>
        public IDataProtector CreateProtector(string purpose) => new Protector(keys, $"{path}\n{purpose}");

        public byte[] Protect(byte[] plaintext) => keys.Seal(plaintext, path);

        public byte[] Unprotect(byte[] protectedData) => keys.Open(protectedData, path);
    }
}
