namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>
/// Connects an account to a module. No transaction is open during requests to the module. The registration takes effect when the module has
/// both described the connection and accepted it.
/// </summary>
internal sealed partial class Connector(
    CatalogDbContext db,
    Registrations registrations,
    RegistrationLease lease,
    ModuleConfigs configs,
    ModuleClient client,
    ModuleUrls urls,
    NewConnection newConnection,
    IOptions<MarketplaceOptions> options,
    IOptions<PublicOptions> system,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<Connector> logger)
{
    public static readonly MarketplaceError NotSupported = new("The module does not connect itself", "simple_connection_unsupported");

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for an attempt that another request has started.</summary>
    /// <returns>The existing or new connection, or the reason why there is none.</returns>
    public async Task<(ModuleConnection? Connection, MarketplaceError? Error)> ConnectAsync(
        Module module, int accountId, CancellationToken cancellationToken)
    {
        var attempt = Guid.CreateVersion7(time.GetUtcNow());
        Guid? awaited = null;
        while (true)
        {
            if (await db.FindConnectionAsync(module.Id, accountId, cancellationToken) is { } connection)
                return (connection, null);
            if (!module.SimpleConnection)
                return (null, NotSupported);

            var known = await registrations.FindAsync(module.Id, accountId, cancellationToken);
            if (known?.Attempt == awaited && known?.Error is { } error)
                return (null, error);
            if (await registrations.TryBeginAsync(module.Id, accountId, attempt, cancellationToken))
                break;

            awaited = known is { LeaseUntil: not null } ? known.Attempt : awaited;
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        var failure = await RunAsync(module, accountId, attempt);
        if (failure is not null)
            return (null, failure);

        return await db.FindConnectionAsync(module.Id, accountId, cancellationToken) is { } made
            ? (made, null)
            : (null, Registrations.Interrupted);
    }

    /// <summary>Continues when the browser is closed, since the module would not learn of a cancellation.</summary>
    private async Task<MarketplaceError?> RunAsync(Module module, int accountId, Guid attempt)
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        running.CancelAfter(options.Value.ConnectTimeout);
        MarketplaceError? error;
        await using (lease.Keep(attempt, running))
        {
            try
            {
                error = await RegisterAsync(module, accountId, attempt, running.Token);
            }
            catch (OperationCanceledException) when (running.IsCancellationRequested)
            {
                error = Registrations.Interrupted;
            }
            catch
            {
                // If the database is unavailable as well, the lease expires.
                await registrations.FailAsync(attempt, Registrations.Interrupted, CancellationToken.None);
                throw;
            }
        }

        if (error is not null)
        {
            Log.Failed(logger, module.Code, accountId, error.Code);
            await registrations.FailAsync(attempt, error, CancellationToken.None);
        }

        return error;
    }

    private async Task<MarketplaceError?> RegisterAsync(Module module, int accountId, Guid attempt, CancellationToken limit)
    {
        // Another request may have connected it in the meantime.
        if (await db.FindConnectionAsync(module.Id, accountId, limit) is not null)
        {
            await registrations.ForgetAsync(attempt, limit);
            return null;
        }

        var (config, configError) = await configs.AskAsync(module, limit);
        if (config is null)
            return configError;

        var apiKey = NewToken.Create();
        if (!await registrations.SetKeyAsync(attempt, apiKey.Hash.Hex, module.Granted(config.Scopes), limit))
            return Registrations.Interrupted;

        using var request = new HttpRequestMessage(HttpMethod.Post, config.RegisterUrl)
        {
            Content = RegistrationRequest.Of(module, apiKey.Text, system.Value.Address).ToForm(module.RegisterFormat),
        };
        var (answer, registerError) = await client.SendAsync(request, ModuleCall.Register, limit);
        if (answer is null)
            return registerError;

        var (accountUrl, refused) = RegistrationResponse.Read(answer, urls);
        return accountUrl is null ? refused : await newConnection.MakeAsync(attempt, accountUrl, limit);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Module {Module} was not connected to account {Account}: {Reason}")]
        public static partial void Failed(ILogger logger, string module, int account, string reason);
    }
}
