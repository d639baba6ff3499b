using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>The body of a success that returns nothing else.</summary>
internal sealed record StatusResponse(string Status)
{
    public static StatusResponse Example { get; } = new("success");

    public static Ok<StatusResponse> Success { get; } = TypedResults.Ok(Example);
}

/// <summary>The response to a POST that creates something. The id is 0 when it exists already.</summary>
internal sealed record CreatedResponse(int Id, string Status)
{
    public static CreatedResponse Example { get; } = new(7, "success");

    public static Created<CreatedResponse> Created(int id) => TypedResults.Created((string?)null, new CreatedResponse(id, "success"));

    public static Conflict<CreatedResponse> Conflict(string status) => TypedResults.Conflict(new CreatedResponse(0, status));
}

/// <summary>A page of a list.</summary>
/// <param name="Total">Of all pages.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Data, int Total);

/// <summary>200 with <see cref="CatalogJson.Plain"/>.</summary>
internal sealed class PlainOk<T>(T value) : PlainResult<T>(value, StatusCodes.Status200OK), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => AddTo(builder, StatusCodes.Status200OK);
}

/// <summary>201 with <see cref="CatalogJson.Plain"/>.</summary>
internal sealed class PlainCreated<T>(T value) : PlainResult<T>(value, StatusCodes.Status201Created), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => AddTo(builder, StatusCodes.Status201Created);
}

internal abstract class PlainResult<T>(T value, int status) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        return httpContext.Response.WriteAsJsonAsync(value, (JsonTypeInfo<T>)CatalogJson.Plain.GetTypeInfo(typeof(T))!);
    }

    protected static void AddTo(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(T), ["application/json"]));
}
