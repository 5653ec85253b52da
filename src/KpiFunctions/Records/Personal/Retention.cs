using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Records.Personal;

/// <summary>What is to be erased by now, as the settings say.</summary>
public sealed class Retention(IOptions<PrivacyOptions> options, TimeProvider time)
{
    public RetentionPlan Plan { get; } = new(Duration.FromTimeSpan(options.Value.ErasePhonesAfter), Duration.FromTimeSpan(options.Value.EraseTextsAfter));

    public Instant Now => time.Now();

    public PersonalData DueOf(Store store, StoreMonth month) => Plan.DueAt(Now, month, store);
}
