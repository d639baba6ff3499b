namespace Icaro.IntegrationsCatalog.Tests.SunUi;

/// <summary>Every page of Sun-UI, as everybody who may open it: the calls that it makes, and what it reads of the answers.</summary>
[Collection(nameof(SharedCatalog))]
public sealed class SunUiPageTests(CatalogApplication catalog)
{
    [Theory]
    [InlineData("admin")]
    [InlineData("reseller")]
    [InlineData("customer")]
    [InlineData("desk")]
    public async Task Every_page_is_answered_what_it_reads(string role)
    {
        var world = await SunUiWorld.CreateAsync(catalog);
        List<string> faults = [];
        foreach (var page in SunUiPages.All.Where(page => page.Roles.Contains(role)))
        {
            foreach (var call in page.Calls)
            {
                var answer = await world.People[role].GetAsync(world.Fill(call.Path, role));
                if (answer.Status != call.StatusOf(role))
                    faults.Add($"{page.Name}: {call.Path} is {answer}");
                else if (answer.Status is 200)
                    faults.AddRange(call.Fields.Select(field => field.FindFault(answer.Json)).OfType<string>().Select(fault => $"{page.Name}: {call.Path}: {fault}"));
                else if (answer.Text("message") is "" or "API not found")
                    faults.Add($"{page.Name}: {call.Path} does not say what is missing");
            }
        }

        Assert.Empty(faults);
    }
}
