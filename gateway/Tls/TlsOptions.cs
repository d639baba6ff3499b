namespace Icaro.Gateway.Tls;

/// <summary>
/// The section <c>Tls</c>: the files of the certificate for https, either PEM or PKCS#12. They are read again when they change.
/// </summary>
internal sealed class TlsOptions
{
    public const string Section = "Tls";

    /// <summary>PEM: the certificate, followed by those of the authorities between it and the root.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM: the private key, without a password.</summary>
    public string? KeyFile { get; init; }

    /// <summary>PKCS#12: the certificate with its private key, and those of the authorities.</summary>
    public string? Pkcs12File { get; init; }

    /// <summary>The password of the PKCS#12 file, on one line.</summary>
    public string? PasswordFile { get; init; }

    public bool IsSet => IsPem || IsPkcs12;

    public bool IsPem => IsGiven(CertificateFile) || IsGiven(KeyFile);

    public bool IsPkcs12 => IsGiven(Pkcs12File) || IsGiven(PasswordFile);

    /// <summary>Whether the files are either of the two kinds, and complete.</summary>
    public bool IsComplete => IsPem
        ? IsGiven(CertificateFile) && IsGiven(KeyFile) && !IsPkcs12
        : IsGiven(Pkcs12File) && IsGiven(PasswordFile);

    private static bool IsGiven(string? file) => !string.IsNullOrWhiteSpace(file);
}

/// <summary>Outside of development, the gateway serves https, or a known proxy in front of it does.</summary>
internal sealed class TlsOptionsValidator(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<TlsOptions>
{
    public ValidateOptionsResult Validate(string? name, TlsOptions options) =>
        FindFault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    private string? FindFault(TlsOptions options)
    {
        if (!options.IsSet)
        {
            return environment.IsDevelopment() || configuration.GetSection(ProxyOptions.Setting).GetChildren().Any()
                ? null
                : "Nothing serves https: set Tls:CertificateFile and Tls:KeyFile (or Tls:Pkcs12File and Tls:PasswordFile), or "
                + $"{ProxyOptions.Setting} to the addresses of the proxy that does";
        }

        if (!options.IsComplete)
            return "Tls must have either CertificateFile and KeyFile, or Pkcs12File and PasswordFile";
        if (!ListensForHttps())
            return "Tls has a certificate, but the gateway does not listen for https: set ASPNETCORE_HTTPS_PORTS or ASPNETCORE_URLS";

        try
        {
            CertificateFiles.Read(options).ToContext();
            return null;
        }
        catch (Exception failure) when (failure.IsUnreadableCertificate())
        {
            return $"Tls: the certificate cannot be used: {failure.Message}";
        }
    }

    private bool ListensForHttps() =>
        !string.IsNullOrWhiteSpace(configuration[WebHostDefaults.HttpsPortsKey])
        || configuration[WebHostDefaults.ServerUrlsKey]?.Contains("https://", StringComparison.OrdinalIgnoreCase) is true;
}
