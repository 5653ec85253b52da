using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Privacy;

/// <summary>How long the personal data of a month is kept, counted from the month's close.</summary>
/// <param name="PhonesKeptFor">Telephone numbers; longer than customers take to answer.</param>
/// <param name="TextsKeptFor">Customers' own words. Their ratings and times stay for good: scores are made of them.</param>
public sealed record RetentionPlan(Duration PhonesKeptFor, Duration TextsKeptFor)
{
    /// <summary>What of a month is to be erased by now.</summary>
    public PersonalData DueAt(Instant now, StoreMonth month, Store store)
    {
        var age = now - month.ClosesAt(store);
        return (age >= PhonesKeptFor ? PersonalData.Phones : PersonalData.None) | (age >= TextsKeptFor ? PersonalData.Texts : PersonalData.None);
    }
}
