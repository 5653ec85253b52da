using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Corrections;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Appeals;

/// <summary>Figures are delivered, corrected and excused by different people at different times, in any order.</summary>
public sealed class FigureCorrectionTests(AzuriteFixture azurite) : AppealTest(azurite)
{
    private const string DaysLate = "report.days_late";

    private static readonly StaffId A = StaffId.Parse("A");

    private static readonly Gen<LocalDate?> Days = Gen.Elements<LocalDate?>(null, new LocalDate(2026, 9, 12), new LocalDate(2026, 9, 20));

    /// <summary>What somebody does to a figure: delivers it, or upholds an appeal about it.</summary>
    private static readonly Gen<object> Steps = Gen.OneOf(
        from day in Days from value in Gen.Choose(-2, 6) from excused in Gen.Choose(0, 6) select (object)new FigureFact(A, DaysLate, value, "the diary") { Day = day, Excused = excused },
        from day in Days from value in Gen.Choose(-2, 6) select (object)new FigureCorrected(A, DaysLate, day, value, "counted again"),
        from day in Days from count in Gen.Choose(-1, 6) select (object)new OccurrencesExcused(A, DaysLate, day, count, "on leave"));

    [Fact]
    public async Task A_month_closes_however_far_a_figure_falls_below_what_was_excused_of_it()
    {
        await UseSchemeAsync("repair.within_24h_rate", DaysLate);
        await AnswerOneOrderAsync();
        await ImportFiguresAsync($"S1,A,2026-09,{DaysLate},3,,,\n");
        await CloseSeptemberAsync();
        await UpholdAsync("all three were on leave", new CorrectionJson(CorrectionKind.ExcuseOccurrences, "on leave on all three days", Metric: DaysLate, Count: 3));

        await UpholdAsync("one was in time", new CorrectionJson(CorrectionKind.CorrectFigure, "the mail of the 3rd", Metric: DaysLate, Value: 2));
        await ImportFiguresAsync($"S1,A,2026-09,{DaysLate},1,,,\n");
        await ReopenAsync("what came late", takeLate: true);
        var closed = await CloseAgainAsync();

        Assert.Equal(200, StatusOf(closed));
        Assert.Null(await VerifyAsync());
    }

    [Theory]
    [InlineData("", "2026-09-12", "for the whole month")]
    [InlineData("2026-09-20", "2026-09-12", "of 2026-09-20")]
    public async Task A_correction_beside_the_figure_that_counts_is_refused_and_told_which_one_does(string counting, string other, string words)
    {
        await UseSchemeAsync("repair.within_24h_rate", "attendance.rate");
        await AnswerOneOrderAsync();
        await ImportFiguresAsync($"S1,A,2026-09,attendance.rate,0.5,,,{counting}\nS1,A,2026-09,attendance.rate,0.25,,,{other}\n");
        await CloseSeptemberAsync();
        var id = AppealId.Parse((await FileAsync(line: "item1")).GetProperty("appealId").GetString()!);
        var beside = new CorrectionJson(CorrectionKind.CorrectFigure, "the diary", Metric: "attendance.rate", Day: other, Value: 1);

        // The first two are kept beside what counts, the third is not even there.
        var refused = await DecideAsync(
            id,
            Supervisor,
            beside,
            new CorrectionJson(CorrectionKind.ExcuseOccurrences, "on leave", Metric: "attendance.rate", Day: other, Count: 0.125m),
            beside with { Day = "2026-09-03" });

        Assert.Equal(400, StatusOf(refused));
        var problems = refused.GetProperty("errors").EnumerateObject().Select(e => e.Value[0].GetString()!).ToList();
        Assert.Equal(3, problems.Count);
        Assert.All(problems, p => Assert.Contains($"the one {words} does, which is 0.5.", p, StringComparison.Ordinal));

        // What it says is what helps.
        var before = await TotalAsync();
        Assert.Equal(200, StatusOf(await DecideAsync(id, Supervisor, beside with { Day = counting.Length == 0 ? null : counting })));
        await ApplyAsync();
        Assert.Equal(25m, await TotalAsync() - before);
    }

    [Theory]
    [InlineData(CorrectionKind.CorrectFigure, "")]
    [InlineData(CorrectionKind.CorrectFigure, "2026-09-20")]
    [InlineData(CorrectionKind.ExcuseOccurrences, "")]
    [InlineData(CorrectionKind.ExcuseOccurrences, "2026-09-20")]
    public async Task What_was_decided_of_a_figure_counts_until_another_decision_whatever_is_delivered_later(CorrectionKind kind, string later)
    {
        Assert.True(await Get<SchemeStore>().TryAddAsync(LateReports(), CancellationToken.None));
        await SaveStoreAsync(NewStore("S1") with { SchemeId = LateReports().Id });
        Clock.Now = Utc("2026-09-29T03:00:00Z");
        await ImportOrderAsync("W1", "2026-09-28T10:00:00", phone: "", openedAt: "2026-09-28T08:00:00");
        await ImportFiguresAsync($"S1,A,2026-09,{DaysLate},3,,,2026-09-12\n");
        await CloseSeptemberAsync();
        var correction = kind == CorrectionKind.CorrectFigure
            ? new CorrectionJson(kind, "the mails", Metric: DaysLate, Day: "2026-09-12", Value: 1)
            : new CorrectionJson(kind, "on leave", Metric: DaysLate, Day: "2026-09-12", Count: 2);
        await UpholdAsync(await FileAsync(line: null, adjustment: "late"), [correction]);
        var decided = await TotalAsync();

        await ImportFiguresAsync($"S1,A,2026-09,{DaysLate},5,,,{later}\n");
        await ReopenAsync("what came late", takeLate: true);
        await CloseAgainAsync();

        // One day late takes 2 points, 3 took 6 and 5 would take 10.
        Assert.Equal((4m, decided), (decided - await TotalAsync(version: 1), await TotalAsync()));
        Assert.Null(await VerifyAsync());

        // What is to count instead is decided again, and of the figure that counts.
        var again = await FileAsync(line: null, adjustment: "late", reason: "it was 2");
        var counting = new CorrectionJson(CorrectionKind.CorrectFigure, "the list", Metric: DaysLate, Day: "2026-09-12", Value: 2);
        var refused = await DecideAsync(
            AppealId.Parse(again.GetProperty("appealId").GetString()!), Supervisor, counting with { Day = later.Length == 0 ? null : later });
        Assert.Contains("the one of 2026-09-12 does", refused.GetProperty("errors").GetProperty("corrections[0]")[0].GetString(), StringComparison.Ordinal);
        await UpholdAsync(again, [counting]);
        Assert.Equal(kind == CorrectionKind.CorrectFigure ? decided - 2 : decided + 2, await TotalAsync());
    }

    [Fact]
    public void Whatever_is_delivered_corrected_and_excused_in_whatever_order_the_month_can_be_scored() => Prop.ForAll(Steps.ListOf().ToArbitrary(), steps =>
    {
        var basis = Basis();
        var (delivered, upheld) = (new Dictionary<LocalDate, FigureFact>(), new List<Correction>());
        foreach (var step in steps)
        {
            if (step is FigureFact { Problem: null } figure)
            {
                delivered[figure.Day ?? LocalDate.MaxIsoValue] = figure;
            }
            else if (step is Correction correction && Check(basis, Records(delivered.Values, upheld)).ProblemsOf([correction]).Count == 0)
            {
                upheld.Add(correction);
            }

            ClosedMonths.Score(basis, Records(delivered.Values, upheld));
        }
    }).QuickCheckThrowOnFailure();

    private async Task UpholdAsync(string reason, params CorrectionJson[] corrections) => await UpholdAsync(await FileAsync(line: "item1", reason: reason), corrections);

    private async Task UpholdAsync(JsonElement filed, CorrectionJson[] corrections)
    {
        Assert.True(filed.TryGetProperty("appealId", out var written), filed.ToString());
        var id = AppealId.Parse(written.GetString()!);
        var decided = await DecideAsync(id, Supervisor, corrections);
        Assert.True(StatusOf(decided) == 200, decided.ToString());
        await ApplyAsync();
        Assert.Equal(AppealState.Applied, (await AppealAsync(id)).Appeal.State);
    }

    private static CorrectionCheck Check(MonthBasis basis, MonthRecords records) => new(NewStore("S1"), basis, records, [A]);

    private static MonthRecords Records(IEnumerable<FigureFact> delivered, IEnumerable<Correction> upheld)
    {
        var records = new MonthRecords();
        records.Figures.AddRange(delivered);
        records.Apply(upheld);
        return records;
    }

    /// <summary>A scheme that counts the figure in an adjustment, which leaves out what is excused.</summary>
    private static Scheme LateReports()
    {
        const string Json = """
            { "id": "s", "version": 1, "title": { "en": "S" }, "validFrom": "2020-01", "scale": 100,
              "items": [ { "id": "speed", "metric": "repair.within_24h_rate", "weight": 100, "rule": { "type": "linear", "from": 0, "to": 1 }, "missing": "full" } ],
              "adjustments": [ { "id": "late", "metric": "report.days_late", "each": -2 } ],
              "grades": [ { "atLeast": 0, "grade": "any" } ] }
            """;
        return SchemeJson.Read(Json).Scheme!;
    }

    private static MonthBasis Basis()
    {
        var scheme = LateReports();
        return new MonthBasis
        {
            Month = Month(2026, 9),
            Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"],
            Clock = MonthClock.Of(NewStore("S1"), new YearMonth(2026, 9)),
            Close = SeptemberCloses,
            Settings = MonthSettings.Default,
            Staff = new Dictionary<StaffPeriod, StaffTerms> { [new StaffPeriod(A, null)] = new(null, scheme.Id) },
            Others = new StaffTerms(null, scheme.Id),
            Schemes = new Dictionary<SchemeId, Scheme> { [scheme.Id] = scheme },
        };
    }
}
