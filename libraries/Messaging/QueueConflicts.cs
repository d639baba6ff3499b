using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Icaro.Messaging;

/// <summary>
/// Names queues and exchanges that exist with other arguments than this service declares, for instance from another release. The broker
/// refuses the declaration, and MassTransit repeats it until an operator has removed the old one.
/// </summary>
internal sealed partial class QueueConflicts(ILogger<QueueConflicts> logger) : IReceiveEndpointObserver, IHealthCheck
{
    private readonly ConcurrentDictionary<Uri, string> _conflicts = new();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthWords.Result(
            _conflicts.IsEmpty, _conflicts.IsEmpty ? "as declared" : string.Join(" ", _conflicts.Values.Distinct())));

    public Task Ready(ReceiveEndpointReady ready)
    {
        if (_conflicts.TryRemove(ready.InputAddress, out _))
            Log.Resolved(logger, ready.InputAddress.Segments[^1]);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    /// <summary>Logs a conflict once, not with every repetition.</summary>
    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        if (FindConflict(faulted.Exception) is not { } conflict)
            return Task.CompletedTask;

        if (!_conflicts.TryGetValue(faulted.InputAddress, out var known) || known != conflict)
            Log.Conflict(logger, conflict);
        _conflicts[faulted.InputAddress] = conflict;
        return Task.CompletedTask;
    }

    private static string? FindConflict(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Refusal().Match(cause.Message) is { Success: true, Groups: var found })
            {
                return $"The {found["kind"]} {found["name"]} exists with {found["argument"]} {found["current"]}, and this service declares "
                    + $"{found["declared"]}: move its messages elsewhere and delete it. The service then declares it by itself.";
            }
        }

        return null;
    }

    /// <summary>RabbitMQ writes for instance: received the value 'quorum' of type 'longstr' but current is none.</summary>
    [GeneratedRegex(
        "inequivalent arg '(?<argument>[^']+)' for (?<kind>queue|exchange) '(?<name>[^']+)'.*received (the value )?'?(?<declared>[^' ]+)"
        + "'?( of type '[^']+')? but current is (the value )?'?(?<current>[^' ,\"]+)")]
    private static partial Regex Refusal();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Conflict}")]
        public static partial void Conflict(ILogger logger, string conflict);

        [LoggerMessage(LogLevel.Information, "The queue {Queue} is declared now")]
        public static partial void Resolved(ILogger logger, string queue);
    }
}
