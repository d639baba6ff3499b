using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.Outbox;

internal sealed class OversizedMessageMapping : IErrorMapping
{
    public JsonHttpResult<ErrorMessage>? Map(Exception exception) =>
        exception.GetBaseException() is PostgresException { ConstraintName: OutboxModel.PayloadLimit }
            ? ApiError.Of(StatusCodes.Status413PayloadTooLarge, "The message to other systems is larger than 1 MiB", "message_too_large")
            : null;
}
