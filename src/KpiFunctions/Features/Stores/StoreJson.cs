using System.Text.Json.Serialization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Stores;

/// <summary>A store as the API reads and shows it.</summary>
/// <param name="TimeZone">IANA name, such as Asia/Shanghai.</param>
/// <param name="Locale">zh-CN, zh-TW or en.</param>
/// <param name="CallbackAfterHours">Hours from completion to the survey, 1 to 720.</param>
/// <param name="SendingOpens">Local time, HH:mm; texts leave from then on.</param>
/// <param name="SendingCloses">Local time, HH:mm; texts leave before it.</param>
/// <param name="QuietPeriodDays">Days without a second survey to the same customer, 0 to 365.</param>
/// <param name="ArriveWithinMinutes">Minutes promised from an order's opening to the arrival, 1 to 10,080.</param>
/// <param name="SendOnWeekends">Whether texts leave on Saturdays and Sundays too.</param>
/// <param name="Holidays">Local dates, yyyy-MM-dd, on which no text leaves; at most 400.</param>
/// <param name="SampleRate">Share of the customers that are asked, 0 to 1.</param>
/// <param name="Questionnaire">What customers are asked; its newest version is used.</param>
/// <param name="RemindAfterHours">Hours from the text to the reminder of who has sent nothing, 1 to 336; null: no reminders.</param>
/// <param name="SilentAfterHours">Hours from the text to the telephone call, 1 to 336; null: no calls.</param>
/// <param name="CallWithinHours">Hours that a person has for the call, 1 to 168.</param>
/// <param name="CallbackClerk">Staff id of who has to make the calls, and to deal with complaints that come from answers, where the order names no clerk.</param>
/// <param name="SegmentPrice">What the provider charges for one message segment, 0 to 1,000, in the store's currency.</param>
/// <param name="DailyTextLimit">Cost stop: texts of one local day, 1 to 1,000,000; without it there is no limit.</param>
/// <param name="PlaceholderUnits">Texts that are no unit, so that orders with them are no returns; at most 100. The usual ones where it is left out.</param>
/// <param name="ReturnsNeedSameFault">Whether only the same fault of the same unit is a return; false: any order for the unit within 7 days.</param>
/// <param name="Country">Where customers' numbers without a country code belong, ISO 3166-1 alpha-2 such as CN; left out: the country of the zone.</param>
/// <param name="AppealDays">Days after a close in which its results can be appealed against, 1 to 90.</param>
/// <param name="StartsOn">Local date, yyyy-MM-dd; records of months before its month are refused. Left out: what is set, or today.</param>
/// <param name="CloseDay">Day of the next month on which a month closes, 1 to 28.</param>
/// <param name="CloseHour">Local hour at which it closes, 0 to 23.</param>
/// <param name="ComplaintClock">Which hours count in the time that complaints take: calendar, or business by the store's table of opening hours.</param>
/// <param name="SurveyLink">Whether texts have the address of the survey's page in them, where the installation has such pages.</param>
public sealed record StoreJson(
    string Name,
    string TimeZone,
    string Locale,
    string SchemeId,
    string? Group = null,
    double CallbackAfterHours = 72,
    string SendingOpens = "09:00",
    string SendingCloses = "20:00",
    double QuietPeriodDays = 7,
    bool AcceptsUnknownStaff = true,
    int ArriveWithinMinutes = 60,
    int? DailyTextLimit = null,
    bool SendOnWeekends = true,
    IReadOnlyList<string>? Holidays = null,
    double SampleRate = 1,
    string Questionnaire = "single",
    decimal SegmentPrice = 0,
    int AppealDays = 7,
    double? RemindAfterHours = 24,
    double? SilentAfterHours = 72,
    double CallWithinHours = 24,
    string? CallbackClerk = null,
    IReadOnlyList<string>? PlaceholderUnits = null,
    bool ReturnsNeedSameFault = true,
    string? Country = null,
    string? StartsOn = null,
    int CloseDay = 5,
    int CloseHour = 2,
    string ComplaintClock = "calendar",
    bool SurveyLink = true)
{
    private const int MostHolidays = 400;
    private const int MostPlaceholders = 100;

    private static readonly string[] Locales = ["zh-CN", "zh-TW", "en"];

    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StoreId { get; init; }

    /// <param name="id">The store's id.</param>
    /// <param name="before">The store as it is; <see langword="null"/> when it is new.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="ProblemException">Lists every field that is wrong.</exception>
    public Store ToStore(StoreId id, Store? before, Instant now)
    {
        var errors = new Dictionary<string, string[]>();
        Check(errors, StoreId is null || StoreId == id.Value, "storeId", "The id in the body is another one than in the address; leave it out.");
        Check(errors, Name.Trim().Length is > 0 and <= 100, "name", "A store's name has 1 to 100 characters.");
        Check(errors, Group is null || PlainText.IsName(Group, 64), "group", "A group has 1 to 64 characters on one line; leave it out when there is none.");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone);
        Check(errors, zone is not null, "timeZone", $"'{TimeZone}' is no IANA time zone; write it like Asia/Shanghai.");
        Check(errors, Locales.Contains(Locale, StringComparer.Ordinal), "locale", $"'{Locale}' is none of {string.Join(", ", Locales)}.");
        Check(errors, Domain.Schemes.SchemeId.TryParse(SchemeId, out var scheme), "schemeId", $"'{SchemeId}' is no valid scheme id.");
        Check(errors, CallbackAfterHours is >= 1 and <= 720, "callbackAfterHours", "The survey leaves 1 to 720 hours after completion.");
        Check(errors, QuietPeriodDays >= 0 && QuietPeriodDays <= Store.LongestQuietPeriod.TotalDays, "quietPeriodDays", "The quiet period is 0 to 365 days.");
        Check(errors, ArriveWithinMinutes is >= 1 and <= 10_080, "arriveWithinMinutes", "The promise is 1 to 10080 minutes (a week).");
        Check(errors, DailyTextLimit is null or (>= 1 and <= 1_000_000), "dailyTextLimit", "The daily limit is 1 to 1000000 texts; leave it out for none.");
        Check(errors, SampleRate is >= 0 and <= 1, "sampleRate", "The sample is a share from 0 to 1; 0.1 asks every tenth customer.");
        Check(errors, QuestionnaireId.TryParse(Questionnaire, out var questionnaire), "questionnaire", $"'{Questionnaire}' is no valid questionnaire id.");
        Check(errors, SegmentPrice is >= 0 and <= 1_000, "segmentPrice", "The price of a segment is 0 to 1000.");
        Check(errors, AppealDays is >= 1 and <= 90, "appealDays", "Results can be appealed against for 1 to 90 days.");
        Check(errors, RemindAfterHours is null or (>= 1 and <= 336), "remindAfterHours", "The reminder leaves 1 to 336 hours after the text, or never: null.");
        Check(errors, SilentAfterHours is null or (>= 1 and <= 336), "silentAfterHours", "A person calls 1 to 336 hours after the text, or never: null.");
        Check(errors, CallWithinHours is >= 1 and <= 168, "callWithinHours", "A person has 1 to 168 hours for a call.");
        Check(errors, StaffId.TryParse(CallbackClerk, out var clerk) || CallbackClerk is null, "callbackClerk", $"'{CallbackClerk}' is no valid staff id.");
        Check(errors, PlaceholderUnits is null || (PlaceholderUnits.Count <= MostPlaceholders && PlaceholderUnits.All(p => p?.Trim().Length is > 0 and <= 64)),
            "placeholderUnits", $"There are at most {MostPlaceholders} texts of 1 to 64 characters that are no unit.");
        Check(errors, Country is null || PhoneParser.IsKnownCountry(Country), "country", $"'{Country}' is no country that has numbers; write two capital letters like CN, or leave it out for the country of the time zone.");
        Check(errors, CloseDay is >= 1 and <= MonthClosing.LastDay, "closeDay", $"A month closes on the 1st to the {MonthClosing.LastDay}th of the next one.");
        Check(errors, CloseHour is >= 0 and <= 23, "closeHour", "A month closes at a full hour, 0 to 23.");
        var startsOn = StartsOn is null ? null : LocalDatePattern.Iso.Parse(StartsOn);
        Check(errors, startsOn is null || (startsOn.Success && RequestIds.Holds(startsOn.Value.ToYearMonth())),
            "startsOn", $"'{StartsOn}' is no day from 2000 to 2099; write it like 2026-09-01.");
        Check(errors, ComplaintClockWords.All.TryGetValue(ComplaintClock, out var clock), "complaintClock", $"'{ComplaintClock}' is none of {string.Join(", ", ComplaintClockWords.All.Keys)}.");
        var holidays = ReadHolidays(errors);
        var opens = TimeOfDay.Parse(SendingOpens);
        var closes = TimeOfDay.Parse(SendingCloses);
        Check(errors, opens.Success, "sendingOpens", $"'{SendingOpens}' is no time of day; write it like 09:00.");
        Check(errors, closes.Success, "sendingCloses", $"'{SendingCloses}' is no time of day; write it like 20:00.");
        Check(errors, !opens.Success || !closes.Success || opens.Value < closes.Value, "sendingCloses", "The sending window must close after it opens.");
        if (errors.Count > 0)
        {
            throw new ProblemException(Problems.Invalid("The store was not saved; every field that is wrong is listed.", errors));
        }

        var closing = new MonthClosing(CloseDay, CloseHour);
        return new Store
        {
            Id = id,
            Name = Name.Trim(),
            Zone = zone!,
            StartsOn = startsOn?.Value ?? before?.StartsOn ?? now.InZone(zone!).Date,
            Closing = closing,
            ClosingChangedAt = before is null || (before.Closing == closing && before.Zone.Equals(zone)) ? before?.ClosingChangedAt : now,
            Locale = Locale,
            Country = Country,
            SchemeId = scheme,
            Group = Group,
            CallbackAfter = Duration.FromHours(CallbackAfterHours),
            SendingWindow = new SendingWindow(opens.Value, closes.Value) { OnWeekends = SendOnWeekends, Holidays = holidays },
            ComplaintClock = clock,
            SampleRate = SampleRate,
            Questionnaire = questionnaire,
            SurveyLink = SurveyLink,
            SegmentPrice = SegmentPrice,
            RemindAfter = RemindAfterHours is { } remind ? Duration.FromHours(remind) : null,
            SilentAfter = SilentAfterHours is { } silent ? Duration.FromHours(silent) : null,
            CallWithin = Duration.FromHours(CallWithinHours),
            CallbackClerk = CallbackClerk is null ? null : clerk,
            QuietPeriod = Duration.FromDays(QuietPeriodDays),
            AcceptsUnknownStaff = AcceptsUnknownStaff,
            ArriveWithin = Duration.FromMinutes(ArriveWithinMinutes),
            DailyTextLimit = DailyTextLimit,
            AppealDays = AppealDays,
            Returns = new ReturnRule
            {
                Placeholders = PlaceholderUnits is null ? ReturnRule.UsualPlaceholders : [.. PlaceholderUnits.Select(p => p.Trim())],
                FaultMatters = ReturnsNeedSameFault,
            },
        };
    }

    public static StoreJson Of(Store store) => new(
        store.Name,
        store.Zone.Id,
        store.Locale,
        store.SchemeId.Value,
        store.Group,
        store.CallbackAfter.TotalHours,
        TimeOfDay.Format(store.SendingWindow.Opens),
        TimeOfDay.Format(store.SendingWindow.Closes),
        store.QuietPeriod.TotalDays,
        store.AcceptsUnknownStaff,
        (int)store.ArriveWithin.TotalMinutes,
        store.DailyTextLimit,
        store.SendingWindow.OnWeekends,
        [.. store.SendingWindow.Holidays.Select(LocalDatePattern.Iso.Format)],
        store.SampleRate,
        store.Questionnaire.Value,
        store.SegmentPrice,
        store.AppealDays,
        store.RemindAfter?.TotalHours,
        store.SilentAfter?.TotalHours,
        store.CallWithin.TotalHours,
        store.CallbackClerk?.Value,
        store.Returns.Placeholders,
        store.Returns.FaultMatters,
        store.Country,
        LocalDatePattern.Iso.Format(store.StartsOn),
        store.Closing.Day,
        store.Closing.Hour,
        ComplaintClockWords.Of(store.ComplaintClock),
        store.SurveyLink)
    {
        StoreId = store.Id.Value,
    };

    private List<LocalDate> ReadHolidays(Dictionary<string, string[]> errors)
    {
        var read = (Holidays ?? []).Select(h => (Text: h, Date: LocalDatePattern.Iso.Parse(h))).ToList();
        var wrong = read.Where(h => !h.Date.Success || !RequestIds.Holds(h.Date.Value.ToYearMonth())).Select(h => $"'{h.Text}' is no date from 2000 to 2099; write it like 2026-10-01.").ToArray();
        if (wrong.Length > 0)
        {
            errors["holidays"] = wrong;
        }

        Check(errors, read.Count <= MostHolidays, "holidays", $"There are at most {MostHolidays} holidays; leave out those that are over.");
        return [.. read.Where(h => h.Date.Success).Select(h => h.Date.Value).Distinct().Order()];
    }

    private static void Check(Dictionary<string, string[]> errors, bool right, string field, string error)
    {
        if (!right)
        {
            errors.TryAdd(field, [error]);
        }
    }
}
