namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class RoleTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    [Fact]
    public async Task Every_route_needs_its_role()
    {
        var replica = world.Replicas[0];

        var roles = await NeededRoles.FindAsync(replica.Services, replica.Client, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "administer DELETE /loginapi/boxes/{registrationNumber}",
                "administer DELETE /loginapi/boxes/{registrationNumber}/vouchers/{id}",
                "administer POST /loginapi/boxes",
                "administer POST /loginapi/boxes/import",
                "administer POST /loginapi/boxes/{registrationNumber}/encode",
                "administer POST /loginapi/boxes/{registrationNumber}/secret",
                "administer POST /loginapi/boxes/{registrationNumber}/vouchers",
                "administer PUT /loginapi/boxes/{registrationNumber}",
                "operate POST /loginapi/boxes/{registrationNumber}/decode",
                "operate POST /loginapi/boxes/{registrationNumber}/explain",
                "read GET /loginapi/audit",
                "read GET /loginapi/boxes",
                "read GET /loginapi/boxes/export",
                "read GET /loginapi/boxes/{registrationNumber}",
                "read GET /loginapi/boxes/{registrationNumber}/vouchers",
                "read GET /loginapi/sealing",
            ],
            roles);
    }
}
