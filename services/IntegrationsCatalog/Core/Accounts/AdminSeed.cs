namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>
/// Creates the account <c>admin</c> where there is no administrator, and sets its password to the configured one whenever they differ.
/// </summary>
internal sealed partial class AdminSeed(
    IConfiguration configuration, PasswordHasher passwords, TokenRevocation tokens, TimeProvider time, ILogger<AdminSeed> logger)
    : IDatabaseSeed<CatalogDbContext>
{
    public const string PasswordSetting = "Admin:Password";

    /// <summary>Characters, outside of development.</summary>
    public const int MinPasswordLength = 12;

    private const string Username = "admin";

    public async Task SeedAsync(CatalogDbContext db, CancellationToken cancellationToken)
    {
        var password = configuration.Required(PasswordSetting);
        var admin = await db.Accounts.SingleOrDefaultAsync(
            account => account.Username == Username && account.Type == AccountTypes.Admin, cancellationToken);
        if (admin is null)
        {
            if (await db.Accounts.AnyAsync(
                account => account.Type == AccountTypes.Admin && account.OperatorRole == OperatorRoles.Administer, cancellationToken))
                return;

            admin = new()
            {
                CreatorId = 0,
                Uuid = Guid.NewGuid().ToString(),
                Type = AccountTypes.Admin,
                OperatorRole = OperatorRoles.Administer,
                Name = "Administrator",
                Username = Username,
                Created = time.GetUtcNow(),
            };
            admin.SetPassword(await passwords.HashAsync(password, cancellationToken));
            db.Accounts.Add(admin);
            Log.Created(logger, Username);
        }
        else if (await passwords.CheckAsync(admin, password, cancellationToken) is { Matches: false })
        {
            admin.SetPassword(await passwords.HashAsync(password, cancellationToken));
            // Whoever knows only the old one is logged out.
            await tokens.RevokeAsync(db.AccessTokens.Where(token => token.AccountId == admin.Id), cancellationToken);
            Log.PasswordChanged(logger, Username);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Created the account {Username}")]
        public static partial void Created(ILogger logger, string username);

        [LoggerMessage(LogLevel.Information, "Set the password of {Username} to the configured one")]
        public static partial void PasswordChanged(ILogger logger, string username);
    }
}
