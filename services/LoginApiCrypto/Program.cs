var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults();
builder.Configuration.Require("ConnectionStrings:loginapidb", "Sealing:KeyRing", "ServiceKey");
builder.AddSealing();
builder.AddDatabase<LoginApiDbContext>("loginapidb");
// Without the bus: a revoked operator's token ends within seconds here, and guests need no broker.
builder.AddTokenAuthentication();
builder.AddEgress();
builder.Services.AddOpenApi();

builder.Services.AddBoxes();
builder.Services.AddOperators();
builder.Services.AddLogin();

var app = builder.Build();

app.UsePing();
app.UseErrorMessages();
app.MapDefaultEndpoints();
app.MapOpenApi().AllowAnonymous();
app.MapOpenApi("/loginapi/openapi/{documentName}.json").AllowAnonymous();

var boxes = app.MapBoxes();
boxes.MapVouchers();
boxes.MapOperators();
app.MapLogin();
app.MapRefresh();
app.MapPms();
app.MapUnknownRoutes();

await app.RunAsync();
