using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Tests;

/// <summary>The whole app on the storage emulator, with tables and queues of its own for each test and a clock that the test sets.</summary>
public abstract class AppTest : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly ServiceProvider _services;

    /// <param name="add">What this test adds to the app, or puts in place of a part of it.</param>
    protected AppTest(AzuriteFixture azurite, Action<IServiceCollection>? add = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(OwnSettings.On(azurite.ConnectionString, AzuriteFixture.NewPrefix())).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddKpiFunctions(configuration);
        services.AddSingleton<ISmsGateway>(Gateway);
        add?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    internal TestClock Clock { get; } = new(Utc("2026-09-10T02:00:00Z"));

    internal FakeSmsGateway Gateway { get; } = new();

    protected static StoreId Store { get; } = StoreId.Parse("S1");

    protected static Caller Ingest { get; } = new("test", Role.Ingest, [], People: null) { IsEverywhere = true };

    /// <summary>Somebody as a member of staff of the store.</summary>
    protected static StorePerson Person(string staff, string store = "S1") => new(StoreId.Parse(store), StaffId.Parse(staff));

    public async Task InitializeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(CancellationToken.None);
        }

        Assert.True(await Get<SchemeStore>().TryAddAsync(TestScheme.Scheme, CancellationToken.None));
        await SaveStoreAsync(NewStore("S1"));
    }

    public async Task DisposeAsync()
    {
        foreach (var table in Get<Tables>().All)
        {
            await Get<TableServiceClient>().DeleteTableAsync(table.Name);
        }

        foreach (var queue in Get<Queues>().All)
        {
            await queue.Client.DeleteIfExistsAsync();
            await queue.Poison.DeleteIfExistsAsync();
        }

        await Get<WriteOnceContainer>().Client.DeleteIfExistsAsync();
        await _services.DisposeAsync();
    }

    protected static Instant Utc(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    protected static Store NewStore(string id) => new()
    {
        Id = StoreId.Parse(id),
        Name = "Pudong service centre",
        Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"],
        Locale = "en",
        SchemeId = TestScheme.Scheme.Id,
        StartsOn = new LocalDate(2026, 9, 1),
    };

    protected T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Saves a store as if that had been before its first day, because tests go back to it.</summary>
    protected async Task SaveStoreAsync(Store store)
    {
        var now = Clock.Now;
        Clock.Now = Instant.Min(now, store.Zone.AtStartOfDay(store.StartsOn).ToInstant());
        await Get<StoreDirectory>().SaveAsync(store, CancellationToken.None);
        Clock.Now = now;
    }

    /// <summary>Lets a store begin in a month of 2026 instead of September.</summary>
    protected async Task StartInAsync(int month, string store = "S1") =>
        await SaveStoreAsync(await Get<StoreDirectory>().GetAsync(StoreId.Parse(store), CancellationToken.None) with { StartsOn = new LocalDate(2026, month, 1) });

    /// <summary>Imports a CSV body with the header of the given columns.</summary>
    protected async Task<ImportReport> ImportAsync(string csv, Caller? caller = null)
    {
        var report = new ImportReport();
        var rows = ImportParser.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), ImportFormat.Csv, WorkOrderParser.Columns, CancellationToken.None);
        await Get<WorkOrderImport>().ImportAsync(rows, caller ?? Ingest, report, CancellationToken.None);
        return report;
    }

    /// <summary>Imports a CSV body the way that <paramref name="import"/> does.</summary>
    protected static async Task<ImportReport> ImportAsync(
        string csv, ImportColumns columns, Func<IAsyncEnumerable<ImportRow>, ImportReport, Task> import)
    {
        var report = new ImportReport();
        await import(ImportParser.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), ImportFormat.Csv, columns, CancellationToken.None), report);
        return report;
    }

    protected Task<ImportReport> ImportFiguresAsync(string rows, string header = "storeId,staffId,month,metric,value,note,excused,day\n") => ImportAsync(
        header + rows,
        FigureParser.Columns,
        (r, report) => Get<FactImport>().ImportAsync(r, Ingest.MayWrite, (f, s) => new(FigureParser.Read(f, s, Clock.Now)), report, CancellationToken.None));

    protected Task<ImportReport> ImportRatingsAsync(string rows) => ImportAsync(
        "storeId,staffId,month,topic,rater,mark,weight,example,day\n" + rows,
        RatingParser.Columns,
        (r, report) => Get<FactImport>().ImportAsync(r, Ingest.MayWrite, (f, s) => new(RatingParser.Read(f, s, Clock.Now)), report, CancellationToken.None));

    protected Task<ImportReport> ImportComplaintsAsync(string rows) => ImportAsync(
        "storeId,complaintId,workOrderId,staffId,kind,receivedAt,answeredAt,resolvedAt,satisfied,ownFault\n" + rows,
        ComplaintParser.Columns,
        (r, report) => Get<ComplaintImport>().ImportAsync(r, Ingest, report, CancellationToken.None));

    protected Task<ImportReport> ImportCustomerFactsAsync(string rows) => ImportAsync(
        "storeId,factId,staffId,kind,day,evidence\n" + rows,
        CustomerFactParser.Columns,
        (r, report) => Get<CustomerFactImport>().ImportAsync(r, Ingest, report, CancellationToken.None));

    /// <summary>Saves a version of a table of the store, as CSV.</summary>
    protected async Task<JsonElement> SaveTableAsync(string table, string csv, string validFrom = "2026-09")
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = "text/csv";
        http.Request.QueryString = new QueryString($"?validFrom={validFrom}");
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await AnswerOf(() => Get<StoreTableIntake>().SaveAsync(http.Request, Store, StoreTableIntake.KindOf(table), new Caller("test", Role.Admin, [], People: null), CancellationToken.None));
    }

    /// <summary>The facts of a month as its scores would see them now.</summary>
    protected async Task<MonthRecords> RecordsAsync(int year, int month) =>
        await Get<MonthRecordsQuery>().ReadAsync(Month(year, month), CancellationToken.None);

    protected async Task<ScoredMonth> ScoreAsync(int year, int month, string store = "S1") => await Get<MonthScorer>().ScoreAsync(
        (await Get<MonthBasisQuery>().ReadAsync(
            await Get<StoreDirectory>().GetAsync(StoreId.Parse(store), CancellationToken.None), new YearMonth(year, month), CancellationToken.None)).Basis,
        CancellationToken.None);

    /// <summary>Lets everyone of the store be scored by these items, each with full weight for what it says.</summary>
    protected async Task UseSchemeAsync(params string[] metrics)
    {
        var items = metrics.Select((m, i) => new
        {
            id = $"item{i}",
            metric = m,
            weight = 100m / metrics.Length,
            rule = new { type = "linear", from = 0, to = 1 },
            missing = "zero",
        });
        var json = JsonSerializer.Serialize(new { id = "facts", version = 1, title = new { en = "Facts" }, validFrom = "2020-01", scale = 100, items, grades = new[] { new { atLeast = 0, grade = "any" } } });
        Assert.True(await Get<SchemeStore>().TryAddAsync(SchemeJson.Read(json).Scheme!, CancellationToken.None));
        await SaveStoreAsync(NewStore("S1") with { SchemeId = Domain.Schemes.SchemeId.Parse("facts") });
    }

    /// <summary>Imports one order that was completed at a local time of the store.</summary>
    protected Task<ImportReport> ImportOrderAsync(
        string id, string completedAt, string phone = "+8613800000001", string store = "S1", string staff = "A", string openedAt = "2026-09-01T08:00:00") =>
        ImportAsync($"storeId,workOrderId,staffId,customerPhone,openedAt,completedAt\n{store},{id},{staff},{phone},{openedAt},{completedAt}\n");

    /// <summary>The timer's tick at a moment, and then the messages that it made, each the given number of times.</summary>
    protected async Task SendDueAsync(Instant now, int deliveries = 1)
    {
        Clock.Now = now;
        await Get<DueTextScheduler>().EnqueueDueAsync(CancellationToken.None);
        await SendQueuedAsync(deliveries);
    }

    /// <summary>The messages that wait for the sending worker, each the given number of times.</summary>
    protected async Task SendQueuedAsync(int deliveries = 1)
    {
        foreach (var message in await TakeAsync(Get<Queues>().SurveySend.Client))
        {
            for (var i = 0; i < deliveries; i++)
            {
                await new SendSurveyWorker(Get<SurveySender>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
            }
        }
    }

    /// <summary>Hands out the messages about customers to be called, each the given number of times.</summary>
    protected async Task DrainCallsAsync(int deliveries = 1)
    {
        foreach (var message in (await TakeAsync(Get<Queues>().RaiseCalls.Client)).SelectMany(m => Enumerable.Repeat(m, deliveries)))
        {
            await new RaiseCallsWorker(Get<CallbackRaiser>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
        }
    }

    /// <summary>An inbound text as Event Grid delivers it.</summary>
    protected static string ReplyEvent(string text, Instant receivedAt, string from = "8613800000001", string id = "m1") => JsonSerializer.Serialize(new
    {
        id,
        topic = "/subscriptions/x",
        subject = "/phonenumber/1",
        data = new { MessageId = id, From = from, To = "10000000000", Message = text, ReceivedTimestamp = InstantPattern.ExtendedIso.Format(receivedAt) },
        eventType = "Microsoft.Communication.SMSReceived",
        dataVersion = "1.0",
        metadataVersion = "1",
        eventTime = InstantPattern.ExtendedIso.Format(receivedAt),
    });

    protected Task ReplyAsync(string text, Instant receivedAt, string from = "8613800000001", string id = "m1") =>
        DeliverReplyAsync(ReplyEvent(text, receivedAt, from, id));

    protected Task DeliverReplyAsync(string message) => new IngestReplyWorker(Get<ReplyEvents>()).Run(message, CancellationToken.None);

    /// <summary>A delivery report as Event Grid delivers it.</summary>
    protected static string ReportEvent(string tag, string status = "Delivered", string messageId = "p1", string? details = null, Instant? receivedAt = null, string to = "8613800000001") => JsonSerializer.Serialize(new
    {
        id = Guid.NewGuid(),
        topic = "/subscriptions/x",
        subject = "/phonenumber/8613800000001",
        data = new { MessageId = messageId, From = "10000000000", To = to, DeliveryStatus = status, DeliveryStatusDetails = details, ReceivedTimestamp = receivedAt?.ToDateTimeOffset(), Tag = tag },
        eventType = "Microsoft.Communication.SMSDeliveryReportReceived",
        dataVersion = "1.0",
        metadataVersion = "1",
        eventTime = "2026-09-10T02:00:05Z",
    });

    protected Task ReportAsync(string message) => new RecordDeliveryWorker(Get<DeliveryEvents>()).Run(message, CancellationToken.None);

    protected async Task<ServiceRecord> OrderAsync(string id, string store = "S1") =>
        await Get<WorkOrderStore>().FindAsync(StoreId.Parse(store), WorkOrderId.Parse(id), hint: null, CancellationToken.None)
        ?? throw new InvalidOperationException($"There is no order {id}.");

    /// <summary>Runs the close timer and everything it leads to.</summary>
    protected async Task CloseDueMonthsAsync(Instant now, int deliveries = 1)
    {
        Clock.Now = now;
        await Get<MonthCloser>().EnqueueDueAsync(CancellationToken.None);
        while (await TakeAsync(Get<Queues>().ScoreStore.Client) is { Count: > 0 } messages)
        {
            foreach (var message in messages.SelectMany(m => Enumerable.Repeat(m, deliveries)))
            {
                await new ScoreStoreWorker(Get<MonthCloser>(), Get<DeadLetterStore>()).Run(message, CancellationToken.None);
            }
        }
    }

    protected static StoreMonth Month(int year, int month) => new(Store, new YearMonth(year, month));

    /// <summary>Takes what can be seen in a queue now.</summary>
    protected static async Task<IReadOnlyList<string>> TakeAsync(QueueClient queue)
    {
        var texts = new List<string>();
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                texts.Add(message.MessageText);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }

        return texts;
    }

    protected static async Task<JsonElement> BodyOf(IResult result)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        using var body = new MemoryStream();
        context.Response.Body = body;
        await result.ExecuteAsync(context);
        var json = body.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body.ToArray())!;
        json["status"] = JsonSerializer.SerializeToElement(context.Response.StatusCode);
        return JsonSerializer.SerializeToElement(json);
    }

    /// <summary>What the caller gets, a refusal included.</summary>
    protected static async Task<JsonElement> AnswerOf(Func<Task<IResult>> ask)
    {
        try
        {
            return await BodyOf(await ask());
        }
        catch (ProblemException e)
        {
            return await BodyOf(e.Result);
        }
    }
}
