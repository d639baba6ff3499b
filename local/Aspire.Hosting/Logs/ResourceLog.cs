using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>The last 10,000 lines of one replica, and those to come.</summary>
internal sealed class ResourceLog
{
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<LogLine> _lines = new();
    private ImmutableArray<Channel<LogLine>> _watchers = [];
    private int _count;

    public void Add(string content)
    {
        lock (_lock)
        {
            var line = new LogLine(++_count, content, IsErrorMessage: false);
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
                _lines.Dequeue();

            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(line);
        }
    }

    public IReadOnlyList<LogLine> Last(int count)
    {
        lock (_lock)
            return [.. _lines.TakeLast(count)];
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var added = Channel.CreateUnbounded<LogLine>();
        lock (_lock)
        {
            foreach (var line in _lines)
                added.Writer.TryWrite(line);
            _watchers = _watchers.Add(added);
        }

        try
        {
            while (await added.Reader.WaitToReadAsync(cancellationToken))
            {
                var batch = new List<LogLine>();
                while (added.Reader.TryRead(out var line))
                    batch.Add(line);
                yield return batch;
            }
        }
        finally
        {
            lock (_lock)
                _watchers = _watchers.Remove(added);
        }
    }
}
