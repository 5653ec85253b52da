using System.Text.Json.Serialization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;

namespace KpiFunctions.Features.DueTexts;

/// <summary>Queue message: one customer's texts that are due together, the one to prefer first.</summary>
public sealed record SendSurveyMessage(IReadOnlyList<SendSurveyMessage.Item> Surveys) : IJsonOnDeserialized
{
    /// <summary>One survey and the month (yyyyMM) its order was in when the message was made.</summary>
    /// <param name="FailingSince">When the provider first did not take the text for a passing reason.</param>
    /// <param name="Purpose">Which of the survey's texts.</param>
    public sealed record Item(string Store, string Order, string Month, DateTimeOffset? FailingSince = null, TextPurpose Purpose = TextPurpose.Survey)
        : IJsonOnDeserialized
    {
        internal SurveyId SurveyId => new(StoreId.Parse(Store), WorkOrderId.Parse(Order));

        internal StoreMonth StoreMonth => new(StoreId.Parse(Store), Keys.ParseMonth(Month));

        void IJsonOnDeserialized.OnDeserialized() => MessageJson.Require(
            StoreId.TryParse(Store, out _) && WorkOrderId.TryParse(Order, out _) && MessageJson.IsMonth(Month) && Enum.IsDefined(Purpose),
            "for each survey the ids of a store and of an order, a month (yyyyMM) and a purpose that there is");
    }

    /// <summary>Of two orders of one customer the one completed first is asked about, then the one with the smaller id.</summary>
    public static IEnumerable<DueText> InOrder(IEnumerable<DueText> textsOfOneCustomer) => textsOfOneCustomer
        .OrderBy(s => s.CompletedAt)
        .ThenBy(s => s.Survey.WorkOrderId.Value, StringComparer.Ordinal)
        .ThenBy(s => s.Survey.StoreId.Value, StringComparer.Ordinal);

    public static SendSurveyMessage Of(IEnumerable<DueText> textsInOrder) => new(
        [.. textsInOrder.Select(s => new Item(s.Survey.StoreId.Value, s.Survey.WorkOrderId.Value, Keys.Month(s.Month.Month), s.FailingSince?.ToDateTimeOffset(), s.Purpose))]);

    // Lists may hold null whatever their type says.
    void IJsonOnDeserialized.OnDeserialized() => MessageJson.Require(Surveys.Count > 0 && !Surveys.Contains(null!), "one survey at least");
}
