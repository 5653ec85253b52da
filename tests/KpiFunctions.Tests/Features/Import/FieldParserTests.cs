using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Features.Import;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Tests.Features.Import;

public sealed class FieldParserTests
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData("2026-09-03T14:30:00", "2026-09-03T06:30:00Z")]
    [InlineData("2026-09-03T14:30:00.5", "2026-09-03T06:30:00.5Z")]
    [InlineData("2026-09-03T14:30", "2026-09-03T06:30:00Z")]
    [InlineData("2026-09-03 14:30:00", "2026-09-03T06:30:00Z")]
    [InlineData("2026-09-03 14:30", "2026-09-03T06:30:00Z")]
    [InlineData("2026-09-03T14:30:00+02:00", "2026-09-03T12:30:00Z")]
    [InlineData("2026-09-03T14:30:00Z", "2026-09-03T14:30:00Z")]
    public void A_time_without_an_offset_is_the_stores_own(string text, string instant) =>
        Assert.Equal(instant, Read(text, f => f.Time("x", Shanghai) is { } time ? InstantPattern.ExtendedIso.Format(time) : null));

    [Theory]
    [InlineData("2026-11-01T01:30:00", "2026-11-01T05:30:00Z")]
    [InlineData("2026-03-08T02:30:00", "2026-03-08T07:30:00Z")]
    public void A_time_that_comes_twice_is_the_first_and_one_that_the_clocks_skip_is_moved_on(string text, string instant) =>
        Assert.Equal(instant, Read(text, f => f.Time("x", NewYork) is { } time ? InstantPattern.ExtendedIso.Format(time) : null));

    [Theory]
    [InlineData("2026-09-03")]
    [InlineData("03.09.2026 14:30")]
    [InlineData("2026-09-31T14:30:00")]
    [InlineData("2026-09-03T25:00:00")]
    [InlineData("yesterday")]
    public void What_is_no_time_is_refused_with_one_that_is(string text) => Assert.Contains("2026-09-03T14:30:00+08:00", Refusal(text, f => f.Time("x", Shanghai)), StringComparison.Ordinal);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("+7", "7")]
    [InlineData("007.10", "7.10")]
    [InlineData(".5", "0.5")]
    public void A_number_has_a_decimal_point(string text, string number) =>
        Assert.Equal(number, Read(text, f => f.RequiredNumber("x").ToString(CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData("1,000.00")]
    [InlineData("1e3")]
    [InlineData("¥5")]
    [InlineData("five")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_number_is_refused(string text) => Assert.Contains("is no number", Refusal(text, f => f.RequiredNumber("x")), StringComparison.Ordinal);

    [Theory]
    [InlineData("0", null)]
    [InlineData("-0.01", "-0.01 is too small; the least is 0.")]
    public void A_number_below_the_least_is_refused(string text, string? refusal)
    {
        var fields = Fields(text);
        fields.Number("x", minimum: 0);
        Assert.Equal(refusal, fields.Problems.SingleOrDefault()?.Error);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("no", false)]
    public void A_flag_is_said_in_several_ways(string text, bool flag) => Assert.Equal(flag, Read(text, f => f.Flag("x")));

    [Theory]
    [InlineData("2")]
    [InlineData("maybe")]
    [InlineData("是")]
    public void What_is_no_flag_is_refused(string text) => Assert.Contains("neither true nor false", Refusal(text, f => f.Flag("x")), StringComparison.Ordinal);

    [Theory]
    [InlineData("friday", DayOfWeek.Friday)]
    [InlineData("Friday", DayOfWeek.Friday)]
    [InlineData("FRIDAY", DayOfWeek.Friday)]
    public void A_choice_is_read_in_any_case(string text, DayOfWeek day) => Assert.Equal(day, Read(text, f => f.Choice<DayOfWeek>("x")));

    [Theory]
    [InlineData("5")]
    [InlineData("Fri")]
    [InlineData("friday,monday")]
    [InlineData("-1")]
    public void What_is_no_choice_is_refused_with_all_that_are(string text)
    {
        var refusal = Refusal(text, f => f.Choice<DayOfWeek>("x"));
        Assert.StartsWith($"'{text}' is none of sunday, monday,", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-09", "2026-09")]
    [InlineData("2026-13", null)]
    [InlineData("2026-9", null)]
    [InlineData("09/2026", null)]
    public void A_month_is_a_year_and_two_digits(string text, string? month)
    {
        var fields = Fields(text);
        var read = fields.RequiredMonth("x");
        Assert.Equal(month, fields.Problems.Count > 0 ? null : $"{read.Year:D4}-{read.Month:D2}");
    }

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-9-1", false)]
    [InlineData("2026-09-01T00:00", false)]
    public void A_day_is_one_of_the_calendar(string text, bool isDay)
    {
        var fields = Fields(text);
        fields.Day("x");
        Assert.Equal(isDay, fields.Problems.Count == 0);
    }

    [Theory]
    [InlineData("W-1.a_b:c", true)]
    [InlineData("工单1", true)]
    [InlineData("W 1", false)]
    [InlineData("W|1", false)]
    [InlineData("W/1", false)]
    public void An_id_has_letters_digits_and_a_few_marks(string text, bool isId)
    {
        var fields = Fields(text);
        fields.Id<StoreId>("x", StoreId.TryParse);
        Assert.Equal(isId, fields.Problems.Count == 0);
    }

    [Fact]
    public void A_text_up_to_its_length_is_kept_and_a_longer_one_refused()
    {
        Assert.Equal("12345", Read("12345", f => f.Text("x", 5)));
        Assert.Contains("The value has 6 characters; at most 5", Refusal("123456", f => f.Text("x", 5)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_is_missing_only_what_every_row_needs_is_refused()
    {
        var fields = new FieldParser(new ImportRow(7, new Dictionary<string, string>()));
        Assert.Null(fields.Time("x", Shanghai));
        Assert.Null(fields.Number("x", 0));
        Assert.Null(fields.Flag("x"));
        Assert.Null(fields.Day("x"));
        Assert.Null(fields.Choice<DayOfWeek>("x"));
        Assert.Null(fields.OptionalId<StoreId>("x", StoreId.TryParse));
        Assert.Equal(DayOfWeek.Monday, fields.Choice("x", DayOfWeek.Monday));
        Assert.Empty(fields.Problems);

        fields.RequiredTime("a", Shanghai);
        fields.RequiredNumber("b");
        fields.RequiredMonth("c");
        fields.RequiredDay("d");
        fields.RequiredChoice<DayOfWeek>("e");
        fields.RequiredText("f", 9);
        fields.Id<StoreId>("g", StoreId.TryParse);

        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], fields.Problems.Select(p => p.Field));
        Assert.All(fields.Problems, p => Assert.Equal((7, "The value is missing; every row needs one."), (p.Line, p.Error)));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_row_is_told_at_once()
    {
        var fields = new FieldParser(new ImportRow(3, new Dictionary<string, string> { ["a"] = "x", ["b"] = "y" }));
        fields.RequiredNumber("a");
        fields.Flag("b");
        fields.Refuse("c", "Said by the parser of the record.");
        Assert.Equal(["a", "b", "c"], fields.Problems.Select(p => p.Field));
    }

    private static FieldParser Fields(string text) => new(new ImportRow(1, new Dictionary<string, string> { ["x"] = text }));

    private static T Read<T>(string text, Func<FieldParser, T> read)
    {
        var fields = Fields(text);
        var value = read(fields);
        Assert.Empty(fields.Problems);
        return value;
    }

    private static string Refusal<T>(string text, Func<FieldParser, T> read)
    {
        var fields = Fields(text);
        read(fields);
        var problem = Assert.Single(fields.Problems);
        Assert.Equal((1, "x"), (problem.Line, problem.Field));
        return problem.Error;
    }
}
