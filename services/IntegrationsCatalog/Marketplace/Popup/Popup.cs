namespace Icaro.IntegrationsCatalog.Marketplace.Popup;

/// <summary>Shows an account a module: the card, the current configuration, and the connection.</summary>
internal sealed class Popup(
    CatalogDbContext db, Registrations registrations, ModuleConfigs configs, IOptions<MarketplaceOptions> options, TimeProvider time)
{
    /// <returns>Null when the module is not visible to the account.</returns>
    public async Task<PopupResponse?> ShowAsync(string code, TokenIdentity caller, CancellationToken cancellationToken)
    {
        if (await db.FindModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return null;

        var (config, error) = module.SimpleConnection ? await AskAsync(module, cancellationToken) : (null, null);
        var connection = await db.FindConnectionAsync(module.Id, caller.AccountId, cancellationToken);
        var registration = await registrations.FindAsync(module.Id, caller.AccountId, cancellationToken);
        return new(
            module.Code,
            module.Name,
            module.Description,
            module.Logo,
            module.Published,
            module.SimpleConnection,
            connection is not null ? "connected" : registration is { LeaseUntil: not null } ? "connecting" : "disconnected",
            config?.Scopes,
            config is null ? null : module.Granted(config.Scopes),
            error is null ? null : new(error.Message, error.Code, At: null),
            connection is null ? null : Of(connection),
            registration?.Error is { } last ? new(last.Message, last.Code, registration.FailedAt) : null);
    }

    public static PopupConnection Of(ModuleConnection connection) => new(
        connection.Id,
        connection.Name,
        connection.Active,
        connection.Freeze,
        connection.Scopes,
        connection.AccountUrl,
        connection.SettingsPath is "" ? null : ModuleConnection.Below(connection.BaseUrl, connection.SettingsPath),
        connection.IntegrationId,
        connection.Created);

    private async Task<(ModuleConfig? Config, MarketplaceError? Error)> AskAsync(Module module, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.ConfigTimeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        return await configs.AskAsync(module, limit.Token);
    }
}
