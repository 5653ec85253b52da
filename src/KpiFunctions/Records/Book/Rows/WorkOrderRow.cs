using Azure.Data.Tables;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Records.Book.Rows;

/// <summary>An order and its survey as one row: they are written together, so neither can exist without the other.</summary>
internal static class WorkOrderRow
{
    /// <summary>Set together with the first answer, by whoever adds it, without reading the order.</summary>
    internal const string HasReply = "SurveyHasReply";
    internal const string Phone = "Phone";
    internal const string PhoneInvalid = "PhoneInvalid";
    internal const string PhoneErasedAt = "PhoneErasedAt";

    /// <summary>Derived, so that those who have sent nothing are found without reading all others.</summary>
    internal const string IsWaiting = "SurveyIsWaiting";

    /// <summary>Set together with the correction of an upheld appeal, without reading the order.</summary>
    internal const string Corrected = "Corrected";

    private const string SurveyAtClose = "SurveyAtClose";

    internal static TableEntity From(ServiceRecord service)
    {
        var row = new TableEntity(Keys.StoreMonth(service.Month), Keys.OrderRow(service.Order.Id));
        WriteOrder(row, service.Order);
        if (service.IsCorrected)
        {
            row[Corrected] = true;
        }

        WriteSurvey(row, service.Survey);
        return row;
    }

    internal static ServiceRecord Read(TableEntity row) =>
        new(Keys.MonthOf(row.PartitionKey), ReadOrder(row), ReadSurvey(row)) { IsCorrected = row.GetBoolean(Corrected) == true, Version = row.ETag.ToString() };

    internal static void WriteOrder(TableEntity row, WorkOrder order)
    {
        row.SetPeople(order.People);
        row.SetText("CustomerId", order.CustomerId?.Value);
        row.SetText(Phone, order.CustomerPhone.Usable?.Number);
        row[PhoneInvalid] = order.CustomerPhone.IsInvalid;
        row.SetInstant(PhoneErasedAt, order.CustomerPhone.ErasedAt);
        row.SetText("AssetId", order.AssetId);
        row.SetText("FaultCode", order.FaultCode);
        row.SetText("Brand", order.Brand);
        row.SetText("Model", order.Model);
        row.SetText("JobCode", order.JobCode);
        row.SetText("Difficulty", order.Difficulty);
        row["ServiceType"] = order.ServiceType.ToString();
        row.SetInstant("OpenedAt", order.OpenedAt);
        row.SetInstant("ArrivedAt", order.ArrivedAt);
        row.SetInstant("PromisedAt", order.PromisedAt);
        row.SetInstant("CompletedAt", order.CompletedAt);
        row.SetInstant("CancelledAt", order.CancelledAt);
        row.SetDecimal("StandardHours", order.StandardHours);
        row.SetDecimal("ActualHours", order.ActualHours);
        row.SetDecimal("Points", order.Points);
        row.SetDecimal("Amount", order.Amount);
        if (order.InspectionPassed is { } passed)
        {
            row["InspectionPassed"] = passed;
        }
    }

    internal static WorkOrder ReadOrder(TableEntity row) => new WorkOrder
    {
        StoreId = Keys.StoreOf(row.PartitionKey),
        Id = Keys.OrderOf(row.RowKey),
        StaffId = default,
        CustomerId = row.GetId("CustomerId", CustomerId.Parse),
        CustomerPhone = ReadPhone(row),
        AssetId = row.GetString("AssetId"),
        FaultCode = row.GetString("FaultCode"),
        Brand = row.GetString("Brand"),
        Model = row.GetString("Model"),
        JobCode = row.GetString("JobCode"),
        Difficulty = row.GetString("Difficulty"),
        ServiceType = row.GetEnum<ServiceType>("ServiceType"),
        OpenedAt = row.GetInstant("OpenedAt")!.Value,
        ArrivedAt = row.GetInstant("ArrivedAt"),
        PromisedAt = row.GetInstant("PromisedAt"),
        CompletedAt = row.GetInstant("CompletedAt"),
        CancelledAt = row.GetInstant("CancelledAt"),
        StandardHours = row.GetDecimal("StandardHours"),
        ActualHours = row.GetDecimal("ActualHours"),
        Points = row.GetDecimal("Points"),
        Amount = row.GetDecimal("Amount"),
        InspectionPassed = row.GetBoolean("InspectionPassed"),
    }.With(row.GetPeople());

    private static CustomerPhone ReadPhone(TableEntity row) =>
        row.GetInstant(PhoneErasedAt) is { } erasedAt ? CustomerPhone.Erased(erasedAt)
        : row.GetBoolean(PhoneInvalid) == true ? CustomerPhone.Invalid
        : CustomerPhone.Kept(row.GetString(Phone));

    internal static void WriteSurvey(TableEntity row, Survey survey)
    {
        row["SurveyState"] = survey.State.ToString();
        row.SetInstant("SurveyDueAt", survey.DueAt);
        row.SetInstant("SurveySentAt", survey.SentAt);
        row.SetText("SurveyMessageId", survey.MessageId);
        row.SetText("SurveyExclusion", survey.Exclusion?.ToString());
        row.SetText("SurveyFailure", survey.Failure);
        row.SetInstant("SurveyFailedAt", survey.FailedAt);
        if (survey.AtClose is { } atClose)
        {
            row[SurveyAtClose] = true;
            row.SetInstant("SurveySentAtClose", atClose.SentAt);
            row.SetInstant("SurveyFailedAtClose", atClose.FailedAt);
        }

        if (survey.Segments is { } segments)
        {
            row["SurveySegments"] = segments;
        }

        row.SetText("SurveyQuestionnaire", survey.Questionnaire?.ToString());
        row.SetDecimal("SurveyCost", survey.Cost);
        row.SetInstant("SurveyRemindedAt", survey.RemindedAt);
        row.SetInstant("SurveySilentAt", survey.SilentAt);
        row.SetText("SurveyLeftAlone", survey.LeftAlone?.ToString());
        row[IsWaiting] = survey.IsWaiting;
        if (survey.OtherTexts != 0)
        {
            row["SurveyOtherTexts"] = survey.OtherTexts;
        }

        if (survey.HasReply)
        {
            row[HasReply] = true;
        }
    }

    /// <summary>Replaces the survey of a row as it was read.</summary>
    internal static void ChangeSurvey(TableEntity row, Func<Survey, Survey> change)
    {
        var survey = change(ReadSurvey(row));
        foreach (var column in row.Keys.Where(k => k.StartsWith("Survey", StringComparison.Ordinal)).ToList())
        {
            row.Remove(column);
        }

        WriteSurvey(row, survey);
    }

    internal static Survey ReadSurvey(TableEntity row) => new()
    {
        State = row.GetEnum<SurveyState>("SurveyState"),
        DueAt = row.GetInstant("SurveyDueAt"),
        SentAt = row.GetInstant("SurveySentAt"),
        MessageId = row.GetString("SurveyMessageId"),
        Exclusion = row.GetOptionalEnum<ExclusionReason>("SurveyExclusion"),
        Failure = row.GetString("SurveyFailure"),
        FailedAt = row.GetInstant("SurveyFailedAt"),
        Segments = row.GetInt32("SurveySegments"),
        Questionnaire = row.GetString("SurveyQuestionnaire") is { } questionnaire ? QuestionnaireVersion.Parse(questionnaire) : null,
        Cost = row.GetDecimal("SurveyCost"),
        OtherTexts = row.GetInt32("SurveyOtherTexts") ?? 0,
        RemindedAt = row.GetInstant("SurveyRemindedAt"),
        SilentAt = row.GetInstant("SurveySilentAt"),
        LeftAlone = row.GetOptionalEnum<ExclusionReason>("SurveyLeftAlone"),
        HasReply = row.GetBoolean(HasReply) == true,
        AtClose = row.GetBoolean(SurveyAtClose) == true
            ? new TextAtClose(row.GetInstant("SurveySentAtClose"), row.GetInstant("SurveyFailedAtClose"))
            : null,
    };
}
