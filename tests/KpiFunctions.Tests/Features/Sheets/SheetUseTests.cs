using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Book.Facts;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Sheets;

/// <summary>What else rests on a sheet: the evidence of its lines, drafts of schemes that name it, and two who fill it at the same time.</summary>
public sealed class SheetUseTests(AzuriteFixture azurite) : SheetTest(azurite)
{
    private const string Draft = """
        { "stores": ["S1"], "from": "2026-09", "to": "2026-09", "drafts": [ { "replaces": "facts", "scheme": {
          "id": "draft", "version": 1, "title": { "en": "Draft" }, "validFrom": "2026-09", "scale": 100, "grades": [ { "atLeast": 0, "grade": "any" } ],
          "items": [ { "id": "item0", "metric": "rating.conduct.attitude", "weight": 100, "rule": { "type": "rating" }, "missing": "zero" } ] } } ] }
        """;

    /// <summary>Open and closed: the drawn customers' own words stand behind the line, and those who were not drawn do not.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_evidence_of_a_line_leads_to_what_the_drawn_customers_wrote(bool closed)
    {
        await OpenAsync();
        await MarkedAsync(Manager, "good", "good");
        await AnswerAsync(("W1", 5), ("W2", 4), ("W3", 1));
        if (closed)
        {
            await CloseAsync();
        }

        var evidence = (await EvidenceAsync("item0")).ToList();
        var drawn = evidence.Where(r => r.GetProperty("kind").GetString() == "service").ToList();
        Assert.Equal(2, drawn.Count);
        Assert.Single(evidence, r => r.GetProperty("kind").GetString() == "rating");
        Assert.All(drawn, r =>
        {
            Assert.Equal(("customers", 0.3m), (r.GetProperty("rater").GetString(), r.GetProperty("denominator").GetDecimal()));
            var said = decimal.Parse(Assert.Single(r.GetProperty("answers").EnumerateArray()).GetProperty("text").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(said * 20 * 0.3m, r.GetProperty("numerator").GetDecimal());
        });

        // The mean of the drawn is what the line has of the customers, beside the manager's 80 × 0.3.
        var line = await LineAsync("item0");
        Assert.Equal(line.GetProperty("numerator").GetDecimal(), 24 + drawn.Average(r => r.GetProperty("numerator").GetDecimal()));
    }

    [Fact]
    public async Task A_line_of_no_sheet_has_no_drawn_customers_behind_it()
    {
        await OpenAsync("training.exam", "rating.own");
        await AnswerAsync(("W1", 5));
        Assert.Empty(await EvidenceAsync("item0"));
        Assert.Empty(await EvidenceAsync("item1"));
    }

    /// <summary>No scheme of the month names the sheet, so its basis has no version of it, open or closed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_draft_that_names_a_sheet_is_scored_from_the_marks_of_the_month(bool closed)
    {
        await OpenAsync("training.exam");
        await MarkedAsync(Measured, "good", "good");
        await MarkedAsync(Manager, "fair", "good");
        await AnswerAsync(("W1", 5), ("W2", 5));
        if (closed)
        {
            await CloseAsync();
        }

        var tried = await AskAsync(Admin, nameof(CompareSchemesEndpoint), Draft);
        Assert.True(tried.Status == 200, tried.Body);
        var li = tried.Json.GetProperty("months")[0].GetProperty("staff").EnumerateArray().Single(s => s.GetProperty("staffId").GetString() == "li");

        // (80 × 0.1 + 60 × 0.3 + 100 × 0.3) ÷ 0.7 = 80.
        Assert.Equal(80m, li.GetProperty("after").GetProperty("total").GetDecimal());
    }

    /// <summary>The sheet came after the close: the draft measures what the month was measured by.</summary>
    [Fact]
    public async Task A_draft_on_a_month_that_was_closed_with_marks_on_paper_counts_these()
    {
        await BeginAsync();
        Assert.True(await OnPaperAsync("2026-09"));
        await CloseAsync();
        await SaveAsync();

        var tried = await AskAsync(Admin, nameof(CompareSchemesEndpoint), Draft);
        Assert.True(tried.Status == 200, tried.Body);
        var li = tried.Json.GetProperty("months")[0].GetProperty("staff").EnumerateArray().Single(s => s.GetProperty("staffId").GetString() == "li");
        Assert.Equal(70m, li.GetProperty("after").GetProperty("total").GetDecimal());
    }

    /// <summary>A house that keeps a sheet on paper saves none, and imports what stands on it.</summary>
    [Fact]
    public async Task Without_its_sheet_an_item_takes_marks_on_paper()
    {
        await OpenAsync("rating.service-desk.attitude");
        await ImportRatingsAsync("S1,li,2026-09,service-desk.attitude,boss,80,1,,\nS1,li,2026-09,service-desk.attitude,heads,60,3,,\n");
        Assert.Equal(65m, (await LineAsync("item0")).GetProperty("value").GetDecimal());
    }

    /// <summary>Whatever the order of their writes: one has filled the column, as a whole, and the other is told.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_who_fill_a_column_at_the_same_time_one_has_filled_it_and_the_other_is_told(bool reopened)
    {
        await OpenAsync();
        await ReopenWhenAsync(reopened);
        foreach (var staff in Measurable)
        {
            var hands = Enumerable.Range(1, 4).Select(i => new Caller($"Admin {i}", Role.Admin, [], [Person($"admin{i}", "hq")])).ToList();
            var answers = await Task.WhenAll(hands.Select((h, i) => Task.Run(() => MarkAsync(h, i % 2 == 0 ? "good" : "fair", i % 2 == 0 ? "good" : "fair", "company", staff: staff))));

            var winner = Assert.Single(hands.Zip(answers), x => x.Second.Status == 200);
            Assert.All(answers.Where(a => a.Status != 200), a => Assert.True(a.Status == 409, a.Body));
            var kept = await KeptAsync(staff);
            Assert.Equal(2, kept.Count);
            Assert.All(kept, k => Assert.Equal(winner.First.People[0], k.GivenBy));
        }
    }

    /// <summary>One who holds a supervisor's and an administrator's key has one judgement, whichever of them is quicker.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_columns_that_a_person_fills_at_the_same_time_one_is_filled(bool reopened)
    {
        await OpenAsync();
        await ReopenWhenAsync(reopened);
        foreach (var staff in Measurable)
        {
            var answers = await Task.WhenAll(BothKeys().Select(key => Task.Run(() => MarkAsync(key, "good", "fair", staff: staff))));

            Assert.Equal([200, 409], answers.Select(a => a.Status).Order());
            Assert.Contains("One person fills one column of a sheet.", answers.Single(a => a.Status == 409).Body, StringComparison.Ordinal);
            Assert.Single((await KeptAsync(staff)).GroupBy(k => k.Rater), c => c.Count() == 2);
        }
    }

    /// <summary>What comes late counts when the month is reopened, so that it is held to the same.</summary>
    [Fact]
    public async Task Who_has_filled_a_column_late_fills_no_other_one()
    {
        await OpenAsync();
        await CloseAsync();
        var (supervisor, admin) = (BothKeys()[0], BothKeys()[1]);
        await MarkedAsync(supervisor, "good", "fair");

        Assert.Equal(409, (await MarkAsync(admin, "good", "fair", "company")).Status);
        Assert.Equal(409, (await MarkAsync(Supervisor, "good", "fair")).Status);
        Assert.Equal(2, (await MarkedAsync(supervisor, "fair", "good")).GetProperty("late").GetInt32());
        Assert.Equal(2, (await MarkedAsync(Admin, "good", "fair")).GetProperty("late").GetInt32());
        Assert.Equal(["company", "supervisor"], (await KeptAsync("li")).Select(k => k.Rater).Distinct().Order(StringComparer.Ordinal));
    }

    private static string[] Measurable => ["li", "wu", "zhou", "ma", "boss"];

    private static Caller[] BothKeys() => [new("Supervises", Role.Supervisor, [Store], [Person("double")]), new("Administers", Role.Admin, [], [Person("double")])];

    private async Task ReopenWhenAsync(bool reopened)
    {
        if (reopened)
        {
            await CloseAsync();
            var again = await AskAsync(Admin, nameof(ReopenMonthEndpoint), """{"reason":"marks were missing"}""", route: [("store", "S1"), ("month", "2026-09")]);
            Assert.True(again.Status == 200, again.Body);
        }
    }

    private Task<IReadOnlyList<RatingFact>> KeptAsync(string staff) =>
        Get<FactStore>().ListSheetMarksAsync(new(Store, new(2026, 9)), StaffId.Parse(staff), Domain.Sheets.SheetId.Parse("conduct"), CancellationToken.None);

    private async Task<IEnumerable<JsonElement>> EvidenceAsync(string item)
    {
        var evidence = await AskAsync(Supervisor, nameof(GetEvidenceEndpoint), route: [("store", "S1"), ("month", "2026-09"), ("staff", "li"), ("item", item)]);
        Assert.True(evidence.Status == 200, evidence.Body);
        return evidence.Json.GetProperty("items").EnumerateArray();
    }
}
