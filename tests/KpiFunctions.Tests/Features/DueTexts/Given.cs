using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Tests.Features.DueTexts;

/// <summary>Texts of one customer of store S1.</summary>
internal static class Given
{
    internal static DueText Text(string order, Instant due, Instant? completedAt = null, string store = "S1") => new(
        new SurveyId(StoreId.Parse(store), WorkOrderId.Parse(order)),
        new StoreMonth(StoreId.Parse(store), new YearMonth(2026, 9)),
        new ContactKey(new string('a', 64)),
        completedAt ?? Instant.FromUtc(2026, 9, 7, 2, 0),
        due);
}
