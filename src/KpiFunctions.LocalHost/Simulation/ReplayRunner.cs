using System.Diagnostics;
using System.Text;
using Azure.Storage.Queues;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Foundation;
using KpiFunctions.LocalHost.Hosting;
using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>
/// Plays records through the app, tick by tick: orders come in, answers come in, workers work until nothing is left, timers run, workers work again.
/// It starts at the first order however often it is run; on a storage that has seen a run before, every step finds itself done.
/// </summary>
internal sealed class ReplayRunner
{
    private readonly ReplayInput _input;
    private readonly LocalApplication _application;
    private readonly ReplayApi _api;
    private readonly VirtualClock _clock;
    private readonly SimulatedCustomers _customers;
    private readonly QueueDrain _drain;
    private readonly QueueClient _smsReceived;
    private readonly TransactionLedger _ledger;
    private readonly bool _base64;
    private readonly Agenda<ReplayRow> _orders = new();
    private readonly List<(ReplayKind Kind, Agenda<ReplayRow> Rows)> _records = [];
    private readonly Agenda<SheetColumn> _marks = new();
    private readonly ReplayResult _result = new();
    private bool _worked;

    public ReplayRunner(ReplayInput input, ReplayStage stage)
    {
        _input = input;
        _application = stage.Application;
        _api = stage.Api;
        _clock = stage.Clock;
        _customers = stage.Customers;
        _drain = new QueueDrain(stage.Application.Channels, stage.Redelivery);
        _smsReceived = stage.Application.QueueService.GetQueueClient(stage.SmsReceivedQueue);
        _base64 = stage.Base64;
        _ledger = stage.Ledger;
        _drain.Working += function =>
        {
            _worked = true;
            _ledger.Switch(function);
        };
        _application.Timers.Working += timer => _ledger.Switch(timer == nameof(RetentionTimer) ? TransactionLedger.Erasing : timer, isTimer: true);
        Plan(_orders, input.Orders.Select(order => order.Row), row => row.At);
        foreach (var kind in ReplayKind.All.Where(input.Records.ContainsKey))
        {
            var rows = new Agenda<ReplayRow>();
            Plan(rows, input.Records[kind], row => row.At);
            _records.Add((kind, rows));
        }

        Plan(_marks, input.Marks, column => column.At);
    }

    /// <exception cref="BadInputException">The app refuses a scheme, a store or a whole import.</exception>
    public async Task<ReplayResult> RunAsync(Instant until, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await PrepareAsync(cancellationToken);
        var before = _clock.Now();
        for (var tick = Ticks.AtOrAfter(_input.Start); tick <= until; tick += Ticks.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await TickAsync(before, tick, cancellationToken);
            progress?.Report(new ReplayProgress(tick, _result.Orders, _customers.Texts, _result.Answers));
            before = tick;
        }

        _ledger.Switch(null);
        _result.Scores = await ReadScoresAsync(until, cancellationToken);
        _result.Texts = _customers.Texts;
        _result.RepeatedTexts = _customers.RepeatedTexts;
        _result.Failures = _application.Timers.Failures + _drain.Poisoned + _drain.LeftOver;
        _result.Transactions = _ledger.Totals;
        _result.Elapsed = watch.Elapsed;
        return _result;
    }

    private static void Plan<T>(Agenda<T> agenda, IEnumerable<T> items, Func<T, Instant> at)
    {
        foreach (var item in items)
        {
            agenda.Add(at(item), item);
        }
    }

    /// <summary>Messages left by a run that was killed are from its time, not from the beginning; whatever they were about is found again.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var channel in _application.Channels)
        {
            await channel.ClearAsync(cancellationToken);
        }

        if (_input.SchemeJson is { } scheme)
        {
            await _api.PutSchemeAsync(scheme, _input.SchemeFile, cancellationToken);
        }

        foreach (var (id, place, _) in _input.NamedSchemes.DistinctBy(s => s.Scheme))
        {
            await _api.PutPresetAsync(id, place, cancellationToken);
        }

        foreach (var (id, place, first) in _input.NamedSchemes.OrderBy(s => s.First).DistinctBy(s => s.Scheme))
        {
            if (first is { } month)
            {
                await _api.RequireInForceAsync(id, place, month, cancellationToken);
            }
        }

        foreach (var store in _input.Stores)
        {
            await _api.PutStoreAsync(store, _input.StartOf(store), [.. _input.Calendar.Where(h => h.StoreId == store.Id)], cancellationToken);
        }

        // Whoever leads somebody may stand in a later row.
        foreach (var withManager in (bool[])[false, true])
        {
            foreach (var staff in _input.Staff.Where(s => !withManager || s.Fields.ContainsKey("managerId")))
            {
                await _api.PutStaffAsync(staff, withManager, cancellationToken);
            }
        }
    }

    private async Task TickAsync(Instant before, Instant tick, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        _worked = false;
        _clock.AdvanceTo(tick.ToDateTimeOffset());
        _result.Orders += await ImportAsync("work-orders", _orders.TakeDue(tick), cancellationToken);
        foreach (var (kind, rows) in _records)
        {
            await ImportAsync(kind.Name, rows.TakeDue(tick), cancellationToken);
        }

        await MarkAsync(_marks.TakeDue(tick), cancellationToken);
        await DeliverAsync(_customers.TakeDue(tick), cancellationToken);
        await _drain.DrainAsync(cancellationToken);
        await _application.Timers.RunDueAsync(before.ToDateTimeOffset(), tick.ToDateTimeOffset(), cancellationToken);
        await _drain.DrainAsync(cancellationToken);
        _result.Ticks++;
        if (!_worked)
        {
            _result.IdleTicks++;
            _result.IdleTime += Stopwatch.GetElapsedTime(started);
        }
    }

    private async Task<int> ImportAsync(string route, IReadOnlyList<ReplayRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count > 0)
        {
            _worked = true;
            _ledger.Switch($"import of {route}");
            var answer = await _api.ImportAsync(route, rows, cancellationToken);
            foreach (var refusal in answer.Rejected)
            {
                _result.Refuse(rows[refusal.Line - 1], refusal);
            }
        }

        return rows.Count;
    }

    private async Task MarkAsync(IReadOnlyList<SheetColumn> columns, CancellationToken cancellationToken)
    {
        foreach (var column in columns)
        {
            _worked = true;
            _ledger.Switch("marks on rating sheets");
            if (await _api.PostMarksAsync(column, cancellationToken) is { } refusal)
            {
                _result.Refuse(column.First, new RejectedRow(column.First.Line, null, refusal));
            }
        }
    }

    private async Task DeliverAsync(IReadOnlyList<DueReply> replies, CancellationToken cancellationToken)
    {
        if (replies.Count > 0)
        {
            _worked = true;
            _ledger.Switch("delivery by Event Grid");
            foreach (var reply in replies)
            {
                var json = SmsReceivedEvent.Json(reply);
                await _smsReceived.SendMessageAsync(_base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(json)) : json, cancellationToken: cancellationToken);
                _result.Answers++;
            }
        }
    }

    private async Task<IReadOnlyList<ClosedScores>> ReadScoresAsync(Instant until, CancellationToken cancellationToken)
    {
        var closed = new List<ClosedScores>();
        foreach (var store in _input.Stores.OrderBy(s => s.Id.Value, StringComparer.Ordinal))
        {
            foreach (var month in _input.MonthsOf(store, until))
            {
                if (await _api.GetScoresAsync(store.Id, month, cancellationToken) is { } body && ScoreDocument.Parse(body).IsClosed)
                {
                    closed.Add(new ClosedScores(store.Id, month, body));
                }
            }
        }

        return closed;
    }
}
