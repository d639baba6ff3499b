namespace Icaro.IntegrationsCatalog.Core.Links;

/// <summary>
/// Links that open the deliveries of an integration to its platform. Admins hand out links to all of them, resellers to those of their
/// own hotspots.
/// </summary>
internal static class LinkEndpoints
{
    private const string NoLink = "No link found!";

    public static void MapLinks(this IEndpointRouteBuilder endpoints)
    {
        var links = endpoints.MapGroup("/api/integrations/{integration}/links")
            .RequireAuthorization(TokenPolicies.Managers)
            .AdminsNeed(OperatorRoles.Operate)
            .WithTags("Links");
        links.MapGet("", ListAsync)
            .WithSummary("Lists the links to an integration's deliveries, for resellers their own, without the tokens")
            .ReturnsError(404, IntegrationEndpoints.NotFound);
        links.MapPost("", CreateAsync)
            .WithSummary("Creates a link for the integration's platform. Only this response contains it")
            .ReturnsError(404, IntegrationEndpoints.NotFound)
            .ReturnsQuotaExceeded(CoreQuotas.Links);
        links.MapDelete("/{link}", RevokeAsync)
            .WithSummary("Revokes a link at once")
            .ReturnsError(404, NoLink);
        endpoints.MapGet("/api/integrations/link", ShowAsync)
            .RequireAuthorization(TokenPolicies.Link)
            .OpenToLinks(ofResellers: true)
            .WithTags("Links")
            .WithSummary("Tells whoever has a link what it opens")
            .ReturnsError(404, NoLink);
    }

    private static async Task<Results<Ok<List<LinkResponse>>, ApiError>> ListAsync(
        RouteId integration, TokenIdentity caller, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await db.MaySeeAsync(integration.Value, caller, cancellationToken))
            return ApiError.NotFound(IntegrationEndpoints.NotFound);

        var now = time.GetUtcNow();
        return TypedResults.Ok(await db.LinksOf(integration.Value, caller)
            .Where(link => link.Expires > now)
            .OrderBy(link => link.Id)
            .Select(link => new LinkResponse(link.Id, link.Name, link.AccountId, link.Created, link.Expires))
            .ToListAsync(cancellationToken));
    }

    private static async Task<Results<Created<CreatedLinkResponse>, ApiError>> CreateAsync(
        RouteId integration,
        JsonBody<NewLink> body,
        TokenIdentity caller,
        CatalogDbContext db,
        QuotaGuard quotas,
        IOptions<PublicOptions> system,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.MaySeeAsync(integration.Value, caller, cancellationToken))
            return ApiError.NotFound(IntegrationEndpoints.NotFound);

        var (now, token) = (time.GetUtcNow(), NewToken.Create());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.IntegrationLinks
            .Where(row => row.AccountId == caller.AccountId && row.Expires <= now)
            .ExecuteDeleteAsync(cancellationToken);
        await quotas.RequireRoomAsync(CoreQuotas.Links, caller.AccountId, cancellationToken);
        var link = new IntegrationLink
        {
            IntegrationId = integration.Value,
            AccountId = caller.AccountId,
            Name = body.Value.Name ?? "",
            TokenHash = token.Hash.Hex,
            Created = now,
            Expires = now + body.Value.Lifetime,
        };
        db.IntegrationLinks.Add(link);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.NotFound(IntegrationEndpoints.NotFound);
        }

        var url = $"{system.Value.Address}{ConsolePages.Link}#{token.Text}";
        return TypedResults.Created((string?)null, new CreatedLinkResponse(link.Id, "success", url, token.Text, link.Expires));
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> RevokeAsync(
        RouteId integration,
        RouteId link,
        TokenIdentity caller,
        CatalogDbContext db,
        TokenRevocation tokens,
        CancellationToken cancellationToken)
    {
        var found = db.LinksOf(integration.Value, caller).Where(row => row.Id == link.Value);
        if (await tokens.RevokeAsync(found, cancellationToken) == 0)
            return ApiError.NotFound(NoLink);

        await db.SaveChangesAsync(cancellationToken);
        tokens.ForgetRevoked();
        return StatusResponse.Success;
    }

    private static async Task<Results<Ok<OpenedLinkResponse>, ApiError>> ShowAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var name = await db.Integrations
            .Where(row => row.Id == caller.IntegrationId)
            .Select(row => row.Name)
            .SingleOrDefaultAsync(cancellationToken);
        return name is null
            ? ApiError.NotFound(NoLink)
            : TypedResults.Ok(new OpenedLinkResponse(
                caller.IntegrationId!.Value,
                name,
                MayTest: caller.OperatorRole is OperatorRoles.Operate or OperatorRoles.Administer,
                MayRotate: caller.OperatorRole is OperatorRoles.Administer,
                caller.Expires!.Value));
    }

    /// <summary>Every integration for admins, those that they may use for resellers.</summary>
    private static Task<bool> MaySeeAsync(
        this CatalogDbContext db, int integrationId, TokenIdentity caller, CancellationToken cancellationToken) => caller.IsAdmin
        ? db.Integrations.AnyAsync(row => row.Id == integrationId, cancellationToken)
        : db.AccountIntegrations.AnyAsync(
            grant => grant.AccountId == caller.AccountId && grant.IntegrationId == integrationId, cancellationToken);

    /// <summary>All links to the integration for admins, the own ones for resellers.</summary>
    private static IQueryable<IntegrationLink> LinksOf(this CatalogDbContext db, int integrationId, TokenIdentity caller) =>
        db.IntegrationLinks.Where(link =>
            link.IntegrationId == integrationId && (caller.IsAdmin || link.AccountId == caller.AccountId));
}
