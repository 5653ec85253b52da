using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Core.Pipeline;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Scoring;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Surveys.Crashes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KpiFunctions.Tests.Model;

/// <summary>Plays steps on the app and on the model side by side, each time with a store of its own, and says where they differ.</summary>
public abstract partial class ModelTest(AzuriteFixture azurite)
    : EndpointTest(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new KillSwitch.StoragePolicy((_, _, _) => { })))
{
    private static readonly Instant Beginning = Utc("2026-07-31T16:00:00Z");
    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "Pacific/Auckland"];

    private static readonly string[] Metrics =
        ["orders.completed", "orders.completion_rate", "quality.first_time_fix_rate", "complaint.rate", "complaint.own_fault_count", "training.exam", "rating.attitude", "customer.referral_count"];

    private readonly Dictionary<(YearMonth Month, int Version), string> _documents = [];
    private MonthsModel _model = null!;
    private int _stores;

    /// <summary>The appeal of the step that is played, as far as it has come.</summary>
    private AppealPlay? _appeal;

    private StoreId Id => _model.Store.Id;

    /// <summary>Plays steps in a new store.</summary>
    /// <returns>The first difference; <see langword="null"/> when there is none.</returns>
    internal async Task<string?> PlayAsync(IReadOnlyList<Step> steps)
    {
        if (_stores++ == 0)
        {
            await UseSchemeAsync(Metrics);
        }

        var id = $"M{_stores}";
        var store = NewStore(id) with { SchemeId = Domain.Schemes.SchemeId.Parse("facts"), StartsOn = new LocalDate(2026, 8, 1), Group = id, AppealDays = 90 };
        await SaveStoreAsync(store);
        _documents.Clear();
        _model = new MonthsModel(store);
        Clock.Now = Utc("2026-10-20T03:00:00Z");
        var number = 0;
        foreach (var step in steps)
        {
            Clock.Now += Duration.FromMinutes(1);
            number++;
            if ((await DoAsync(step) ?? await CompareAsync(isThorough: number % 6 == 0)) is { } difference)
            {
                return $"{id}, step {number}, {step}: {difference}";
            }
        }

        return await EndAsync() is { } atTheEnd ? $"{id}, at the end: {atTheEnd}" : null;
    }

    /// <summary>Every month that was closed takes in what came late, and closes again.</summary>
    private async Task<string?> EndAsync()
    {
        foreach (var month in _model.Closed.ToList())
        {
            Clock.Now += Duration.FromMinutes(1);
            await ReopenAsync(month, takesLate: true, takesMasterData: false);
        }

        if (await CompareAsync(isThorough: false) is { } open)
        {
            return open;
        }

        foreach (var month in _model.Once)
        {
            await CloseOnAppAsync(month);
            _model.Close(month, Clock.Now);
        }

        return await CompareAsync(isThorough: true);
    }

    private async Task<string?> DoAsync(Step step)
    {
        _appeal = null;
        if (step.KilledAt > 0)
        {
            try
            {
                await KillSwitch.RunAsync(step.KilledAt, step.IsServed, () => PlayOnAppAsync(step));
            }
            catch (InvalidOperationException e) when (step is Step.Appeal && e.Message.Contains(nameof(KilledException), StringComparison.Ordinal))
            {
                // Killed while it scores, the closer sees a month that cannot be scored, says so, and the message comes again.
            }
        }

        string? problem = null;
        await KillSwitch.RunAsync(step: null, afterwards: false, async () => problem = await PlayOnAppAsync(step));
        PlayOnModel(step);
        return problem;
    }

    private Task<string?> PlayOnAppAsync(Step step) => step switch
    {
        Step.Order order => ImportedAsync(ImportAsync(RowOf(order))),
        Step.Figure figure => ImportedAsync(ImportFiguresAsync(
            Row($"{Id},{StaffOf(figure.Staff)},2026-{figure.Month:00},training.exam,{figure.Value},{(figure.Day == 0 ? "" : $"2026-{figure.Month:00}-0{figure.Day}")}"), "storeId,staffId,month,metric,value,day\n")),
        Step.Rating rating => ImportedAsync(ImportRatingsAsync(Row($"{Id},{StaffOf(rating.Staff)},2026-{rating.Month:00},attitude,boss,{rating.Mark},,,"))),
        Step.Complaint complaint => ImportedAsync(ImportComplaintsAsync(Row(
            $"{Id},C{complaint.Id},,{StaffOf(complaint.Staff)},serviceAttitude,{At(complaint.Received)},,,,{(complaint.IsOwnFault ? "true" : "false")}"))),
        Step.Customer customer => ImportedAsync(ImportCustomerFactsAsync(
            Row($"{Id},F{customer.Id},{StaffOf(customer.Staff)},referral,{DayOf(customer.Day):uuuu'-'MM'-'dd},a letter"))),
        Step.Timer timer => DoneAsync(CloseDueAsync(timer.IsTwice ? 2 : 1)),
        Step.Close close => DoneAsync(CloseOnAppAsync(MonthOf(close.Month))),
        Step.Reopen reopen => DoneAsync(ReopenOnAppAsync(MonthOf(reopen.Month), reopen.TakesLate, reopen.TakesMasterData)),
        Step.Settings settings => PutStoreAsync(settings),
        Step.Appeal appeal => AppealAsync(appeal),
        Step.Wait => Task.FromResult<string?>(null),
        _ => throw new InvalidOperationException($"Nobody knows how to do {step}."),
    };

    private void PlayOnModel(Step step)
    {
        switch (step)
        {
            case Step.Order order:
                _model.Say(FactOf(order));
                break;
            case Step.Figure figure:
                _model.Say(new FigureOf(MonthOf(figure.Month), new FigureFact(StaffId.Parse(StaffOf(figure.Staff)), "training.exam", figure.Value) { Day = DayOf(figure.Month, figure.Day) }));
                break;
            case Step.Rating rating:
                _model.Say(new RatingOf(MonthOf(rating.Month), new RatingFact(StaffId.Parse(StaffOf(rating.Staff)), "attitude", "boss", rating.Mark)));
                break;
            case Step.Complaint complaint:
                _model.Say(new ComplaintOf(new Complaint
                {
                    StoreId = Id,
                    Id = ComplaintId.Parse($"C{complaint.Id}"),
                    StaffId = StaffId.Parse(StaffOf(complaint.Staff)),
                    Kind = ComplaintKind.ServiceAttitude,
                    ReceivedAt = InstantOf(complaint.Received),
                    IsOwnFault = complaint.IsOwnFault,
                    Source = default,
                }));
                break;
            case Step.Customer customer:
                _model.Say(new CustomerOf(
                    CustomerFactId.Parse($"F{customer.Id}"),
                    new CustomerFact(StaffId.Parse(StaffOf(customer.Staff)), CustomerFactKind.Referral, DayOf(customer.Day), "a letter")));
                break;
            case Step.Timer:
                _model.CloseDue(Clock.Now);
                break;
            case Step.Close close:
                _model.Close(MonthOf(close.Month), Clock.Now);
                break;
            case Step.Reopen reopen:
                _model.Reopen(MonthOf(reopen.Month), reopen.TakesLate, Clock.Now + Duration.FromHours(24));
                break;
            case Step.Settings settings:
                _model.Set(ZoneOf(settings), new MonthClosing(settings.CloseDay, settings.CloseHour), Clock.Now);
                break;
            case Step.Appeal when _appeal is { IsUpheld: true, Figure: { } figure }:
                _model.Decide(figure);
                break;
            case Step.OrderAppeal order when _appeal is { IsUpheld: true, Order: { } known }:
                _model.Decide(known.Key, StaffId.Parse(StaffOf(order.Staff)), MonthOf(order.Month));
                break;
            case Step.Wait wait:
                Clock.Now += Duration.FromHours(wait.Hours);
                break;
            default:
                break;
        }
    }

    private OrderFact FactOf(Step.Order row)
    {
        var opened = InstantOf(row.Opened);
        var told = new WorkOrder
        {
            StoreId = Id,
            Id = WorkOrderId.Parse($"W{row.Id}"),
            StaffId = StaffId.Parse(StaffOf(row.Staff)),
            AssetId = row.Part == RowPart.WithoutUnit || row.Unit == 0 ? null : $"VIN{row.Unit}",
            FaultCode = row.Part == RowPart.WithoutUnit ? null : "noise",
            OpenedAt = opened,
            CompletedAt = row.Part == RowPart.Opening || row.State == OrderState.Open ? null : opened + TookOf(row),
            CancelledAt = row.Part == RowPart.Whole && row.State == OrderState.Cancelled ? opened + Duration.FromHours(1) : null,
        };
        return new OrderFact(_model.LastOf($"order {told.Id}") is not OrderFact { Order: var known } ? told : row.Part switch
        {
            RowPart.WithoutUnit => told with { AssetId = known.AssetId, FaultCode = known.FaultCode, CancelledAt = known.CancelledAt },
            RowPart.Opening => told with { CompletedAt = known.CompletedAt, CancelledAt = known.CancelledAt },
            _ => told,
        });
    }

    private string RowOf(Step.Order row)
    {
        var start = $"{Id},W{row.Id},{StaffOf(row.Staff)},{At(row.Opened)}";
        var unit = $"{(row.Unit == 0 ? "" : $"VIN{row.Unit}")},noise";
        var completed = row.State == OrderState.Open ? "" : Text(InstantOf(row.Opened) + TookOf(row));
        var cancelled = row.State == OrderState.Cancelled ? At(row.Opened + 1) : "";
        const string Start = "storeId,workOrderId,staffId,openedAt";
        return row.Part switch
        {
            RowPart.WithoutUnit => $"{Start},completedAt\n{start},{completed}\n",
            RowPart.Opening => $"{Start},assetId,faultCode\n{start},{unit}\n",
            _ => $"{Start},assetId,faultCode,completedAt,cancelledAt\n{start},{unit},{completed},{cancelled}\n",
        };
    }

    private async Task CloseDueAsync(int deliveries)
    {
        await Get<MonthCloser>().EnqueueDueAsync(CancellationToken.None);
        while (await TakeAsync(Get<Queues>().ScoreStore.Client) is { Count: > 0 } messages)
        {
            foreach (var message in messages.Where(m => m.Contains($"\"{Id}\"", StringComparison.Ordinal)).SelectMany(m => Enumerable.Repeat(m, deliveries)))
            {
                await new ScoreStoreWorker(Get<MonthCloser>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
            }
        }
    }

    private async Task ReopenAsync(YearMonth month, bool takesLate, bool takesMasterData)
    {
        await ReopenOnAppAsync(month, takesLate, takesMasterData);
        _model.Reopen(month, takesLate, Clock.Now + Duration.FromHours(24));
    }

    /// <summary>Whoever asks for what is open asks for something else, and is refused.</summary>
    private async Task ReopenOnAppAsync(YearMonth month, bool takesLate, bool takesMasterData) => await Get<MonthRequests>().ReopenAsync(
        await StoreAsync(),
        month,
        new ReopenJson($"what came late until {Clock.Now}", TakeLateRecords: takesLate, TakeMasterData: takesMasterData),
        Admin,
        CancellationToken.None);

    private async Task CloseOnAppAsync(YearMonth month) => await Get<MonthRequests>().CloseAsync(await StoreAsync(), month, Admin, CancellationToken.None);

    /// <summary>
    /// Files, decides and applies an appeal, the same one again after a kill. One against a month that is reopened would wait until that is closed by
    /// somebody, and one about nothing has nothing to correct: they are not filed.
    /// </summary>
    private async Task<string?> AppealAsync(Step.Appeal step)
    {
        if ((_appeal ??= await BeginAsync(step)) is not { } play)
        {
            return null;
        }

        play.Id ??= await FileAsync(step, play);
        if (play.Id is not { } id)
        {
            return play.MayBeRefused ? null : "the appeal cannot be filed";
        }

        var decision = new DecisionJson("upheld", "looked into it", [play.Correction]);
        var judge = Supervisor(Id.Value) with { Name = "judge" };
        var answer = await AnswerOf(() => Get<AppealDecisions>().DecideAsync(Id, id, decision, judge, CancellationToken.None));
        play.IsUpheld = answer.TryGetProperty("decision", out _);
        if (!play.IsUpheld)
        {
            return play.MayBeRefused ? null : $"the appeal cannot be upheld: {answer}";
        }

        foreach (var message in (await TakeAsync(Get<Queues>().Appeals.Client)).Where(m => m.Contains($"\"{Id}\"", StringComparison.Ordinal)))
        {
            await new ApplyAppealWorker(Get<AppealApplier>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
        }

        var appeal = (await Get<AppealStore>().FindAsync(Id, id, CancellationToken.None))!.Appeal;
        return (appeal.State, appeal.ResultVersion) == (AppealState.Applied, play.Version + 1)
            ? null
            : $"appeal {appeal.Id} against version {play.Version} is {appeal.State} as version {appeal.ResultVersion}";
    }

    /// <returns><see langword="null"/> when there is nothing to appeal against.</returns>
    private async Task<AppealPlay?> BeginAsync(Step.Appeal step)
    {
        var month = MonthOf(step.Month);
        if (!_model.IsClosed(month))
        {
            return null;
        }

        var version = (await Get<LedgerStore>().FindStandingAsync(Id, month, CancellationToken.None))!.Version;
        var standing = _model.StandingIn(month).ToList();
        if (step is Step.FigureAppeal figure)
        {
            var (staff, day) = (StaffId.Parse(StaffOf(figure.Staff)), DayOf(figure.Month, figure.Day));
            var correction = new CorrectionJson(
                CorrectionKind.CorrectFigure, "the list", Metric: "training.exam", Day: day?.ToString("uuuu'-'MM'-'dd", CultureInfo.InvariantCulture), Value: figure.Value);
            return new AppealPlay(version, staff, correction)
            {
                Figure = new FigureOf(month, new FigureFact(staff, "training.exam", figure.Value) { Day = day }),
                MayBeRefused = !HasResult(staff) || standing.OfType<FigureOf>().Any(f => f.Figure.StaffId == staff && f.Figure.Day != day),
            };
        }

        var (place, other) = step is Step.OrderAppeal order ? (order.Place, StaffOf(order.Staff)) : throw new InvalidOperationException($"Nobody knows what {step} corrects.");
        var orders = standing.OfType<OrderFact>().OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
        if (orders.Count == 0)
        {
            return null;
        }

        var known = orders[place % orders.Count];
        return new AppealPlay(version, known.Order.StaffId, new CorrectionJson(CorrectionKind.CorrectOrder, "the list", known.Order.Id.Value) { StaffId = other })
        {
            Order = known,
            MayBeRefused = !HasResult(known.Order.StaffId) || known.MonthIn(_model.Store) != month || !_model.HasOrdersOf(StaffId.Parse(other)),
        };

        // Whoever has done an order in the month has a result.
        bool HasResult(StaffId staff) => standing.OfType<OrderFact>().Any(o => o.Order.StaffId == staff && o.Order.CompletedAt is not null && o.Order.CancelledAt is null);
    }

    /// <returns><see langword="null"/> when it is refused.</returns>
    private async Task<AppealId?> FileAsync(Step.Appeal step, AppealPlay play)
    {
        var body = new AppealJson(Id.Value, $"2026-{step.Month:00}", play.Staff.Value, "it was otherwise", "item5", Adjustment: null);
        var answer = await AnswerOf(() => Get<AppealFiling>().FileAsync(body, Admin, CancellationToken.None));
        return answer.TryGetProperty("appealId", out var appeal) ? AppealId.Parse(appeal.GetString()!) : null;
    }

    private async Task<string?> PutStoreAsync(Step.Settings settings)
    {
        var body = StoreJson.Of(await StoreAsync()) with { TimeZone = ZoneOf(settings).Id, CloseDay = settings.CloseDay, CloseHour = settings.CloseHour };
        var answer = await CallAsync(
            Admin,
            request => new PutStoreEndpoint(
                Get<ApiGate>(), Get<StoreDirectory>(), Get<SchemeStore>(), Get<QuestionnaireStore>(), Get<StoreStart>(), Get<OpeningHoursRule>(), Get<IRecordPlacement>(), Clock).Run(request, Id.Value, CancellationToken.None),
            body: JsonSerializer.Serialize(body, ApiJson.Options));
        return answer.Status == 200 ? null : answer.Body;
    }

    private Task<Store> StoreAsync() => Get<StoreDirectory>().GetAsync(Id, CancellationToken.None);

    private static DateTimeZone ZoneOf(Step.Settings settings) => DateTimeZoneProviders.Tzdb[Zones[settings.Zone]];

    private async Task<string?> CompareAsync(bool isThorough)
    {
        for (var month = _model.Store.FirstMonth; month <= new YearMonth(2026, 11); month = month.PlusMonths(1))
        {
            if (await CompareAsync(month, isThorough) is { } difference)
            {
                return $"{month}: {difference}";
            }
        }

        return null;
    }

    private async Task<string?> CompareAsync(YearMonth month, bool isThorough)
    {
        var standing = await Get<LedgerStore>().FindStandingAsync(Id, month, CancellationToken.None);
        if (standing is { IsReopened: false } != _model.IsClosed(month))
        {
            return $"it is {(_model.IsClosed(month) ? "closed" : "open")} by the model, by the ledger not";
        }

        var storeMonth = new StoreMonth(Id, month);
        var records = await Get<MonthRecordsQuery>().ReadAsync(storeMonth, CancellationToken.None);
        var found = records.Orders.Select(o => OrderFact.WordsOf(o.Order))
            .Concat(records.Figures.Select(FigureOf.WordsOf))
            .Concat(records.Ratings.Select(RatingOf.WordsOf))
            .Concat(records.Complaints.Select(ComplaintOf.WordsOf))
            .Concat(records.CustomerFacts.Select(c => CustomerOf.WordsOf(c.Id, c.Fact)));
        if (Difference(_model.StandingIn(month).Select(f => f.Words), found) is { } facts)
        {
            return facts;
        }

        if (records.Late < _model.LateIn(month).Count())
        {
            return $"{records.Late} late records, {_model.LateIn(month).Count()} by the model";
        }

        if (_model.IsComplete(month))
        {
            return Difference(_model.OpenedIn(month).Select(OrderFact.WordsOf), records.Opened.Select(OrderFact.WordsOf)) is { } opened ? $"opened: {opened}"
                : Difference(_model.ReturnsIn(month).Select(r => r.ToString()), records.Returns.Select(r => r.ToString())) is { } returns ? $"returned: {returns}"
                : await CompareScoresAsync(month);
        }

        return standing is null ? null : await CompareClosedAsync(storeMonth, standing, isThorough);
    }

    /// <summary>Scores by the domain alone, of the facts that the model has.</summary>
    private async Task<string?> CompareScoresAsync(YearMonth month)
    {
        var (basis, _, _, _) = await Get<MonthBasisQuery>().ReadAsync(await StoreAsync(), month, CancellationToken.None);
        var builder = new MonthFactsBuilder(basis.Month, basis.Clock, basis.Close, basis.Settings);
        var facts = _model.StandingIn(month).ToList();
        foreach (var order in facts.OfType<OrderFact>().Select(o => o.Order).Concat(_model.OpenedIn(month)))
        {
            builder.Add(new ServiceRecord(order, SurveyResult.None));
        }

        foreach (var present in basis.ListPresent())
        {
            builder.AddStaff(present);
        }

        facts.OfType<FigureOf>().ToList().ForEach(f => builder.Add(f.Figure));
        facts.OfType<RatingOf>().ToList().ForEach(r => builder.Add(r.Rating));
        facts.OfType<ComplaintOf>().ToList().ForEach(c => builder.Add(c.Complaint.ToFact()!));
        facts.OfType<CustomerOf>().ToList().ForEach(c => builder.Add(c.Fact));
        _model.ReturnsIn(month).ToList().ForEach(r => builder.Add(r));
        var scored = await Get<MonthScorer>().ScoreAsync(basis, CancellationToken.None);
        return Difference(ScoreCalculator.Calculate(builder.Build(), basis.AssignmentOf).Select(Words), scored.Scores.Select(Words)) is { } scores ? $"scores: {scores}" : null;

        static string Words(StaffScore score) => Fact.Say(
            [score.Staff.StaffId, score.Total, .. score.Lines.Select(l => $"{l.Item.Metric}={l.Metric?.Numerator}/{l.Metric?.Denominator}:{l.Points}")]);
    }

    private async Task<string?> CompareClosedAsync(StoreMonth month, MonthStanding standing, bool isThorough)
    {
        for (var version = 1; version <= standing.Version; version++)
        {
            // Places in the group are those among the versions in force, which may have nobody of an older one.
            var bytes = await Get<ScoreQuery>().ReadMonthAsync(await StoreAsync(), month.Month, version, CancellationToken.None);
            var document = PlacesInGroup().Replace(Encoding.UTF8.GetString(bytes), string.Empty);
            if (!_documents.TryAdd((month.Month, version), document) && _documents[(month.Month, version)] != document)
            {
                return $"version {version} has changed from\n{_documents[(month.Month, version)]}\nto\n{document}";
            }
        }

        return isThorough ? await ProveAsync(month) : null;
    }

    /// <summary>What the endpoint says of the closed versions, else what the check of the exported file says.</summary>
    private async Task<string?> ProveAsync(StoreMonth month)
    {
        if ((await Get<MonthVerifier>().VerifyAsync(month, CancellationToken.None))?.Difference is { } difference)
        {
            return difference.ToString();
        }

        var file = MonthProofJson.Write(await Get<MonthProofQuery>().ReadAsync(month, CancellationToken.None));
        return ProofCheck.Check(MonthProofJson.Read(file), Get<LedgerKeys>())?.Difference?.ToString();
    }

    /// <param name="Version">The version that it is against.</param>
    /// <param name="Staff">Whose result it is about.</param>
    private sealed record AppealPlay(int Version, StaffId Staff, CorrectionJson Correction)
    {
        internal AppealId? Id { get; set; }

        internal bool IsUpheld { get; set; }

        internal FigureOf? Figure { get; init; }

        internal OrderFact? Order { get; init; }

        /// <summary>Whether another fact may stand against it, or nobody has a result to appeal against.</summary>
        internal bool MayBeRefused { get; init; }
    }

    [GeneratedRegex("\"group\":(\\d+|null),\"groupOf\":(\\d+|null)")]
    private static partial Regex PlacesInGroup();

    private static string? Difference(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (model, app) = (expected.Order(StringComparer.Ordinal).ToList(), found.Order(StringComparer.Ordinal).ToList());
        return model.SequenceEqual(app) ? null : $"\n  by the model: {string.Join("; ", model)}\n  in the app:   {string.Join("; ", app)}";
    }

    private static async Task<string?> ImportedAsync(Task<ImportReport> import) =>
        (await import).Rejected is [var rejected, ..] && rejected.Error != KpiFunctions.Features.WorkOrders.ImportedOrder.Contradiction ? $"rejected: {rejected.Error}" : null;

    private static async Task<string?> DoneAsync(Task task)
    {
        await task;
        return null;
    }

    private static YearMonth MonthOf(int month) => new(2026, month);

    private static string StaffOf(int staff) => $"{"ZABC"[staff]}";

    private static Instant InstantOf(int hours) => Beginning + Duration.FromHours(hours);

    private static Duration TookOf(Step.Order row) => Duration.FromHours(Math.Min(row.Took, 1900 - row.Opened));

    private static LocalDate? DayOf(int month, int day) => day == 0 ? null : new LocalDate(2026, month, day);

    private static LocalDate DayOf(int days) => new LocalDate(2026, 8, 1).PlusDays(days);

    private static string At(int hours) => Text(InstantOf(hours));

    private static string Text(Instant at) => at.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Row(FormattableString row) => row.ToString(CultureInfo.InvariantCulture) + "\n";
}
