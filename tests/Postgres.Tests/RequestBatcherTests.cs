using System.Collections.Concurrent;
using Icaro.Postgres;

namespace Icaro.Postgres.Tests;

public sealed class RequestBatcherTests
{
    private readonly ConcurrentQueue<TaskCompletionSource> _gates = [];
    private readonly ConcurrentQueue<IReadOnlyList<int>> _batches = [];

    [Fact]
    public async Task What_waits_while_a_batch_is_under_way_comes_into_the_next_one_in_order()
    {
        var batcher = NewBatcher(maxBatchSize: 3);

        var asked = await AskAsync(batcher, [1, 2, 3, 4, 5, 6]);
        await OpenAsync(batches: 3);

        var answers = await Task.WhenAll(asked);
        Assert.Equal([-1, -2, -3, -4, -5, -6], answers);
        Assert.Equal([[1], [2, 3, 4], [5, 6]], _batches);
    }

    [Fact]
    public async Task A_batch_holds_nothing_twice()
    {
        var batcher = NewBatcher(maxBatchSize: 9);

        var asked = await AskAsync(batcher, [1, 2, 3, 2, 2, 4]);
        await OpenAsync(batches: 4);
        await Task.WhenAll(asked);

        Assert.Equal([[1], [2, 3], [2], [2, 4]], _batches);
    }

    [Fact]
    public async Task So_many_batches_are_under_way_at_once_and_no_more()
    {
        var batcher = NewBatcher(maxBatchSize: 9, maxConcurrency: 2);

        var first = await AskAsync(batcher, [1]);
        var second = AskAsync(batcher, 2);
        await WaitForGatesAsync(2);
        var others = Enumerable.Range(3, 3).Select(number => AskAsync(batcher, number)).ToList();
        Assert.Equal([[1], [2]], _batches);
        await OpenAsync(batches: 3);
        await Task.WhenAll([.. first, second, .. others]);

        Assert.Equal([[1], [2], [3, 4, 5]], _batches);
    }

    [Fact]
    public async Task Whoever_is_at_fault_fails_alone()
    {
        var batcher = NewBatcher(maxBatchSize: 9, refused: 3);

        var asked = await AskAsync(batcher, [1, 2, 3, 4, 5]);
        await OpenAsync(batches: 6);

        await Assert.ThrowsAsync<InvalidDataException>(() => asked[2]);
        asked.RemoveAt(2);
        var answers = await Task.WhenAll(asked);
        Assert.Equal([-1, -2, -4, -5], answers);
        Assert.Equal([[1], [2, 3, 4, 5], [2], [3], [4], [5]], _batches);
    }

    [Fact]
    public async Task Whoever_goes_away_is_answered_all_the_same_and_holds_up_nobody()
    {
        var batcher = NewBatcher(maxBatchSize: 9);
        using var timeout = new CancellationTokenSource();

        var first = await AskAsync(batcher, [1]);
        var gone = batcher.SubmitAsync(2, timeout.Token);
        var last = AskAsync(batcher, 3);
        await timeout.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await OpenAsync(batches: 2);

        var answers = await Task.WhenAll([.. first, last]);
        Assert.Equal([-1, -3], answers);
        Assert.Equal([[1], [2, 3]], _batches);
    }

    /// <summary>Answers numbers with their negatives, each batch once its gate is opened.</summary>
    private RequestBatcher<int, int> NewBatcher(int maxBatchSize, int maxConcurrency = 1, int? refused = null) => new(
        async numbers =>
        {
            var gate = new TaskCompletionSource();
            _batches.Enqueue(numbers);
            _gates.Enqueue(gate);
            await gate.Task;
            return numbers.Any(number => number == refused)
                ? throw new InvalidDataException()
                : [.. numbers.Select(number => -number)];
        },
        maxBatchSize, maxConcurrency, distinctBy: number => number);

    private static Task<int> AskAsync(RequestBatcher<int, int> batcher, int number) =>
        batcher.SubmitAsync(number, TestContext.Current.CancellationToken);

    /// <summary>The first one comes alone, since nothing is under way yet.</summary>
    private async Task<List<Task<int>>> AskAsync(RequestBatcher<int, int> batcher, int[] numbers)
    {
        List<Task<int>> asked = [AskAsync(batcher, numbers[0])];
        await WaitForGatesAsync(1);
        return [.. asked, .. numbers.Skip(1).Select(number => AskAsync(batcher, number))];
    }

    private async Task OpenAsync(int batches)
    {
        for (var opened = 0; opened < batches; opened++)
        {
            await WaitForGatesAsync(1);
            Assert.True(_gates.TryDequeue(out var gate));
            gate.SetResult();
        }
    }

    private async Task WaitForGatesAsync(int count)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(1));
        while (_gates.Count < count)
            await Task.Delay(1, timeout.Token);
    }
}
