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
    [InlineData("2026-09-03T14:30+02:00", "2026-09-03T12:30:00Z")]
    [InlineData("2026-09-03T14:30Z", "2026-09-03T14:30:00Z")]
    [InlineData("2026/9/3 14:30", "2026-09-03T06:30:00Z")]
    [InlineData("2026/9/3 4:05", "2026-09-02T20:05:00Z")]
    [InlineData("2026-9-3 14:30:15", "2026-09-03T06:30:15Z")]
    [InlineData("2026.09.03 14:30", "2026-09-03T06:30:00Z")]
    [InlineData("2026年9月3日 14:30", "2026-09-03T06:30:00Z")]
    [InlineData("２０２６／９／３　１４：３０", "2026-09-03T06:30:00Z")]
    [InlineData("'2026-09-03 14:30\t", "2026-09-03T06:30:00Z")]
    public void A_time_without_an_offset_is_the_stores_own(string text, string instant) =>
        Assert.Equal(instant, Read(text, f => f.Time("x", Shanghai) is { } time ? InstantPattern.ExtendedIso.Format(time) : null));

    [Theory]
    [InlineData("2026-11-01T01:30:00", "2026-11-01T05:30:00Z")]
    [InlineData("2026-03-08T02:30:00", "2026-03-08T07:30:00Z")]
    public void A_time_that_comes_twice_is_the_first_and_one_that_the_clocks_skip_is_moved_on(string text, string instant) =>
        Assert.Equal(instant, Read(text, f => f.Time("x", NewYork) is { } time ? InstantPattern.ExtendedIso.Format(time) : null));

    [Theory]
    [InlineData("2026-09-03")]
    [InlineData("2026-09/03 14:30")]
    [InlineData("2026-09-03T14:30:60")]
    [InlineData("2026-09-03T14:30+19:00")]
    [InlineData("2026-09-31T14:30:00")]
    [InlineData("2026-09-03T25:00:00")]
    [InlineData("yesterday")]
    public void What_is_no_time_is_refused_with_one_that_is(string text) => Assert.Contains("2026-09-03T14:30:00+08:00", Refusal(text, f => f.Time("x", Shanghai)), StringComparison.Ordinal);

    [Theory]
    [InlineData("03/04/2026 14:30", "day and month")]
    [InlineData("03.09.2026 14:30", "day and month")]
    [InlineData("3-4-26", "day and month")]
    [InlineData("46268.604167", "Format the column as date")]
    public void A_time_that_may_be_two_or_that_a_spreadsheet_has_turned_into_a_number_is_refused_with_the_cause(string text, string cause)
    {
        Assert.Contains(cause, Refusal(text, f => f.Time("x", Shanghai)), StringComparison.Ordinal);
        Assert.Contains(cause, Refusal(text, f => f.RequiredDay("x")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-01T01:10:00", "2026-11-01T05:30:00Z", "2026-11-01T06:10:00Z")]
    [InlineData("2026-11-01T01:40:00", "2026-11-01T05:30:00Z", "2026-11-01T05:40:00Z")]
    [InlineData("2026-11-01T01:10:00", "2026-11-01T06:30:00Z", "2026-11-01T05:10:00Z")]
    [InlineData("2026-10-01T01:10:00", "2026-11-01T05:30:00Z", "2026-10-01T05:10:00Z")]
    public void Of_a_time_that_comes_twice_the_one_is_meant_that_can_be(string text, string notBefore, string instant) => Assert.Equal(
        instant, Read(text, f => f.Time("x", NewYork, InstantPattern.ExtendedIso.Parse(notBefore).Value) is { } time ? InstantPattern.ExtendedIso.Format(time) : null));

    [Fact]
    public void A_refusal_says_when_a_time_comes_twice()
    {
        Assert.Contains("occurs twice", Fields("2026-11-01T01:10:00").TwiceWords("x", NewYork), StringComparison.Ordinal);
        Assert.Contains("2026-11-01T01:10-05:00", Fields("2026-11-01T01:10:00").TwiceWords("x", NewYork), StringComparison.Ordinal);
        Assert.Empty(Fields("2026-11-01T01:10:00-04:00").TwiceWords("x", NewYork));
        Assert.Empty(Fields("2026-11-01T03:10:00").TwiceWords("x", NewYork));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("+7", "7")]
    [InlineData("007.10", "7.10")]
    [InlineData(".5", "0.5")]
    [InlineData("1,5", "1.5")]
    [InlineData("173,90", "173.90")]
    [InlineData("0,125", "0.125")]
    [InlineData("1,739.00", "1739.00")]
    [InlineData("1.739,00", "1739.00")]
    [InlineData("1,739,000", "1739000")]
    [InlineData("￥300", "300")]
    [InlineData("¥5", "5")]
    [InlineData("-¥ 5.50", "-5.50")]
    [InlineData("300元", "300")]
    [InlineData("12.5 €", "12.5")]
    [InlineData("−3", "-3")]
    [InlineData("３００．５", "300.5")]
    [InlineData("'300", "300")]
    public void A_number_is_read_when_it_can_be_one_only(string text, string number) =>
        Assert.Equal(number, Read(text, f => f.RequiredNumber("x").ToString(CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("1 000")]
    [InlineData("1e3")]
    [InlineData("12,34,567.00")]
    [InlineData("1,2,3")]
    [InlineData("1.739.00")]
    [InlineData("¥")]
    [InlineData("five")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_number_is_refused(string text) => Assert.Contains("is no number", Refusal(text, f => f.RequiredNumber("x")), StringComparison.Ordinal);

    [Theory]
    [InlineData("1,739", false)]
    [InlineData("-12,345", false)]
    [InlineData("1.739", true)]
    public void A_number_that_may_be_two_is_refused_as_such(string text, bool hasDecimalCommas)
    {
        var fields = Fields(text, hasDecimalCommas);
        fields.RequiredNumber("x");
        Assert.Contains("may be two numbers", Assert.Single(fields.Problems).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("173,90", "173.90")]
    [InlineData("1,739", "1.739")]
    [InlineData("1.739,00", "1739.00")]
    [InlineData("1.5", "1.5")]
    public void Where_decimals_stand_after_a_comma_a_comma_is_no_thousands_separator(string text, string number)
    {
        var fields = Fields(text, hasDecimalCommas: true);
        Assert.Equal(number, fields.RequiredNumber("x").ToString(CultureInfo.InvariantCulture));
        Assert.Empty(fields.Problems);
    }

    [Theory]
    [InlineData("LSV1", "LSV1")]
    [InlineData("'460133000000001", "460133000000001")]
    [InlineData("LSV\u200B1\u2060", "LSV1")]
    public void What_names_something_is_read_without_marks_that_nobody_sees(string text, string mark) => Assert.Equal(mark, Read(text, f => f.Mark("x", 20)));

    [Theory]
    [InlineData("4.60133E+14")]
    [InlineData("1,1E+17")]
    public void A_long_number_that_a_spreadsheet_has_rounded_names_nothing(string text)
    {
        Assert.Contains("has rounded", Refusal(text, f => f.Mark("x", 20)), StringComparison.Ordinal);
        Assert.Contains("has rounded", Refusal(text, f => f.OptionalId<StoreId>("x", StoreId.TryParse)), StringComparison.Ordinal);
    }

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
    [InlineData("2026-9", "2026-09")]
    [InlineData("2026/9", "2026-09")]
    [InlineData("2026年9月", "2026-09")]
    [InlineData("2026-09-01", "2026-09")]
    [InlineData("2026-09-01 00:00:00", "2026-09")]
    [InlineData("2026-09-02", null)]
    [InlineData("Sep-26", null)]
    [InlineData("09/2026", null)]
    public void A_month_is_a_year_and_a_month_or_the_first_day_that_a_spreadsheet_makes_of_it(string text, string? month)
    {
        var fields = Fields(text);
        var read = fields.RequiredMonth("x");
        Assert.Equal(month, fields.Problems.Count > 0 ? null : $"{read.Year:D4}-{read.Month:D2}");
    }

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-9-1", true)]
    [InlineData("2026/9/1", true)]
    [InlineData("2026-09-01T00:00", true)]
    [InlineData("2026-09-01T00:01", false)]
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

    private static FieldParser Fields(string text, bool hasDecimalCommas = false) =>
        new(new ImportRow(1, new Dictionary<string, string> { ["x"] = text }) { HasDecimalCommas = hasDecimalCommas });

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
