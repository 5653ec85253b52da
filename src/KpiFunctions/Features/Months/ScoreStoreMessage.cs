using System.Text.Json.Serialization;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>Queue message: a store-month to close.</summary>
/// <param name="Month">yyyyMM.</param>
/// <param name="Version">The version to close: 1, or the next one of a month that was reopened.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Resumes">Whether only a close that has begun is to be brought to its end, should it have died.</param>
public sealed record ScoreStoreMessage(string Store, string Month, int Version = 1, string By = ScoreStoreMessage.Schedule, bool Resumes = false) : IJsonOnDeserialized
{
    /// <summary>Stands for the timer where people have a name.</summary>
    public const string Schedule = "schedule";

    internal StoreId StoreId => Domain.StoreId.Parse(Store);

    internal YearMonth YearMonth => Keys.ParseMonth(Month);

    void IJsonOnDeserialized.OnDeserialized() => MessageJson.Require(
        Domain.StoreId.TryParse(Store, out _) && MessageJson.IsMonth(Month) && Version >= 1 && By.Length > 0,
        "the id of a store, a month (yyyyMM), a version from 1 and a name");
}
