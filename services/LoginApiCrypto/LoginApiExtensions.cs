using Microsoft.AspNetCore.HttpOverrides;

namespace Icaro.LoginApiCrypto;

internal static class LoginApiExtensions
{
    public static void AddLoginApi(this IHostApplicationBuilder builder)
    {
        builder.AddSealing();
        builder.AddDatabase<LoginApiDbContext>("loginapidb");
        // Without the bus, so that guests need no broker. A revoked token is valid for some seconds longer.
        builder.AddTokenAuthentication();
        builder.AddEgress();
        builder.Services.AddAudit<LoginApiDbContext>();
        builder.Services.AddResealing<LoginApiDbContext>();
        builder.Services.TrustGateway(ForwardedHeaders.XForwardedFor);
        builder.Services.AddApiDocument();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, LoginApiJson.Default));

        builder.Services.AddBoxes();
        builder.Services.AddOperators();
        builder.Services.AddLogons();
        builder.Services.AddLogin();
    }

    public static void MapLoginApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapApiDocument("loginapi-crypto");

        var boxes = endpoints.MapGroup("/loginapi/boxes").RequireAuthorization(TokenPolicies.Admin).RejectInvalidBodies()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        boxes.MapBoxes();
        boxes.MapVouchers();
        boxes.MapOperators();

        endpoints.MapGroup("/loginapi/audit").RequireAuthorization(TokenPolicies.Admin).WithTags("Audit")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .MapAudit();

        endpoints.MapGroup("/loginapi").RequireAuthorization(TokenPolicies.Admin).WithTags("Sealing")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .MapSealedValues();
        endpoints.MapInternal().MapSealedValues();

        var guests = endpoints.MapGroup("/loginapi").WithTags("Login").AllowAnonymous().WithErrorFormat(ErrorFormat.Message);
        guests.MapLogin();
        guests.MapRefresh();
        guests.MapPms();
    }
}
