using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Records.Stores;

/// <summary>A store as a row.</summary>
internal static class StoreRow
{
    internal static TableEntity From(Store store)
    {
        var row = new TableEntity(store.Id.Value, Keys.Store)
        {
            ["Name"] = store.Name,
            ["TimeZone"] = store.Zone.Id,
            ["Locale"] = store.Locale,
            ["SchemeId"] = store.SchemeId.Value,
            ["CallbackAfterMinutes"] = (int)store.CallbackAfter.TotalMinutes,
            ["WindowOpens"] = LocalTimePattern.ExtendedIso.Format(store.SendingWindow.Opens),
            ["WindowCloses"] = LocalTimePattern.ExtendedIso.Format(store.SendingWindow.Closes),
            ["QuietPeriodMinutes"] = (int)store.QuietPeriod.TotalMinutes,
            ["AcceptsUnknownStaff"] = store.AcceptsUnknownStaff,
            ["ArriveWithinMinutes"] = (int)store.ArriveWithin.TotalMinutes,
            ["OnWeekends"] = store.SendingWindow.OnWeekends,
            ["Holidays"] = string.Join(',', store.SendingWindow.Holidays.Select(LocalDatePattern.Iso.Format)),
            ["ComplaintClock"] = ComplaintClockWords.Of(store.ComplaintClock),
            ["SampleRate"] = store.SampleRate,
            ["Questionnaire"] = store.Questionnaire.Value,
            ["SurveyLink"] = store.SurveyLink,
            ["PlaceholderUnits"] = string.Join('\n', store.Returns.Placeholders),
            ["ReturnsNeedSameFault"] = store.Returns.FaultMatters,
            ["CallWithinMinutes"] = (int)store.CallWithin.TotalMinutes,
        };
        SetMinutes(row, "RemindAfterMinutes", store.RemindAfter);
        SetMinutes(row, "SilentAfterMinutes", store.SilentAfter);
        row.SetText("CallbackClerk", store.CallbackClerk?.Value);
        row.SetDecimal("SegmentPrice", store.SegmentPrice);
        row.SetText("Group", store.Group);
        row.SetText("Country", store.Country);
        row["AppealDays"] = store.AppealDays;
        row["StartsOn"] = LocalDatePattern.Iso.Format(store.StartsOn);
        row["CloseDay"] = store.Closing.Day;
        row["CloseHour"] = store.Closing.Hour;
        row["EarlierZones"] = string.Join('\n', store.EarlierZones.Select(z => $"{Keys.Month(z.Through)} {z.Zone.Id}"));
        if (store.ClosingChangedAt is { } changedAt)
        {
            row.SetInstant("ClosingChangedAt", changedAt);
        }

        if (store.DailyTextLimit is { } limit)
        {
            row["DailyTextLimit"] = limit;
        }

        return row;
    }

    internal static Store Read(TableEntity row) => new()
    {
        Id = StoreId.Parse(row.PartitionKey),
        Name = row.GetRequired("Name"),
        Zone = DateTimeZoneProviders.Tzdb[row.GetRequired("TimeZone")],
        Locale = row.GetRequired("Locale"),
        Country = row.GetString("Country"),
        SchemeId = SchemeId.Parse(row.GetRequired("SchemeId")),
        Group = row.GetString("Group"),
        CallbackAfter = Duration.FromMinutes(row.GetInt32("CallbackAfterMinutes")!.Value),
        SendingWindow = new SendingWindow(
            LocalTimePattern.ExtendedIso.Parse(row.GetRequired("WindowOpens")).Value,
            LocalTimePattern.ExtendedIso.Parse(row.GetRequired("WindowCloses")).Value)
        {
            OnWeekends = row.GetBoolean("OnWeekends")!.Value,
            Holidays = [.. row.GetRequired("Holidays").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => LocalDatePattern.Iso.Parse(d).Value)],
        },
        Returns = new ReturnRule
        {
            Placeholders = row.GetRequired("PlaceholderUnits").Split('\n', StringSplitOptions.RemoveEmptyEntries),
            FaultMatters = row.GetBoolean("ReturnsNeedSameFault")!.Value,
        },
        ComplaintClock = ComplaintClockWords.All[row.GetRequired("ComplaintClock")],
        SampleRate = row.GetDouble("SampleRate")!.Value,
        Questionnaire = QuestionnaireId.Parse(row.GetRequired("Questionnaire")),
        SurveyLink = row.GetBoolean("SurveyLink")!.Value,
        SegmentPrice = row.GetDecimal("SegmentPrice")!.Value,
        RemindAfter = GetMinutes(row, "RemindAfterMinutes"),
        SilentAfter = GetMinutes(row, "SilentAfterMinutes"),
        CallWithin = Duration.FromMinutes(row.GetInt32("CallWithinMinutes")!.Value),
        CallbackClerk = row.GetId("CallbackClerk", StaffId.Parse),
        QuietPeriod = Duration.FromMinutes(row.GetInt32("QuietPeriodMinutes")!.Value),
        AcceptsUnknownStaff = row.GetBoolean("AcceptsUnknownStaff")!.Value,
        ArriveWithin = Duration.FromMinutes(row.GetInt32("ArriveWithinMinutes")!.Value),
        DailyTextLimit = row.GetInt32("DailyTextLimit"),
        AppealDays = row.GetInt32("AppealDays")!.Value,
        StartsOn = LocalDatePattern.Iso.Parse(row.GetRequired("StartsOn")).Value,
        Closing = new MonthClosing(row.GetInt32("CloseDay")!.Value, row.GetInt32("CloseHour")!.Value),
        ClosingChangedAt = row.GetInstant("ClosingChangedAt"),
        EarlierZones = [.. row.GetRequired("EarlierZones").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReadZone)],
    };

    private static EarlierZone ReadZone(string text) =>
        text.Split(' ', 2) is [var month, var zone] ? new(DateTimeZoneProviders.Tzdb[zone], Keys.ParseMonth(month)) : throw new FormatException($"'{text}' is no earlier zone.");

    private static void SetMinutes(TableEntity row, string column, Duration? value)
    {
        if (value is { } duration)
        {
            row[column] = (int)duration.TotalMinutes;
        }
    }

    private static Duration? GetMinutes(TableEntity row, string column) => row.GetInt32(column) is { } minutes ? Duration.FromMinutes(minutes) : null;
}
