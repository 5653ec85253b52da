using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>
/// Whose data is to be looked at because its time may be over: months by when they closed, numbers by when their orders forgot them. How long each is kept is a
/// setting, so what stands here is when its time began, not when it ends.
/// </summary>
public sealed class ErasureAgenda(AgendaStore agenda, ContactKeys keys, TimeProvider time)
{
    private const string Numbers = "number";

    /// <summary>Before a month closes.</summary>
    /// <param name="closesAt">When the month's data begins to age.</param>
    public async Task ExpectAsync(StoreMonth month, Instant closesAt, CancellationToken cancellationToken)
    {
        await agenda.PutAsync(ListOf(PersonalData.Phones), closesAt, Keys.StoreMonth(month), cancellationToken);
        await agenda.PutAsync(ListOf(PersonalData.Texts), closesAt, Keys.StoreMonth(month), cancellationToken);
    }

    /// <summary>Looks at the months whose data of a kind began to age before a time.</summary>
    /// <param name="isDone">Says whether nothing of the kind is left in the month, which is struck off then.</param>
    public Task SweepAsync(PersonalData kind, Instant closedUntil, Func<StoreMonth, Task<bool>> isDone, CancellationToken cancellationToken) =>
        agenda.SweepAsync(ListOf(kind), closedUntil, entry => isDone(Keys.ParseStoreMonth(entry.Subject)), cancellationToken);

    /// <summary>Before orders forget their numbers: has it looked for what is known of these numbers besides.</summary>
    public Task ExpectAsync(IReadOnlyCollection<ContactKey> contacts, CancellationToken cancellationToken) =>
        contacts.Count == 0 ? Task.CompletedTask : agenda.PutAsync(Numbers, time.Now(), [.. contacts.Select(c => c.Value)], cancellationToken);

    /// <summary>The same for a number that an order had until it was corrected.</summary>
    public Task ExpectAsync(CustomerPhone before, CustomerPhone after, CancellationToken cancellationToken) =>
        before.Usable is { } phone && before != after ? ExpectAsync([keys.Of(phone)], cancellationToken) : Task.CompletedTask;

    /// <summary>Looks at the numbers that orders have forgotten.</summary>
    /// <param name="look">Says when to look at the number again; <see langword="null"/> when there is nothing left to forget.</param>
    public Task SweepNumbersAsync(Instant now, Func<ContactKey, Task<Instant?>> look, CancellationToken cancellationToken) => agenda.SweepAsync(
        Numbers,
        now,
        async entry =>
        {
            var again = await look(new ContactKey(entry.Subject));
            if (again is { } at)
            {
                await agenda.PutAsync(Numbers, Instant.Max(at, now) + Duration.FromHours(1), entry.Subject, cancellationToken);
            }

            return true;
        },
        cancellationToken);

    private static string ListOf(PersonalData kind) => kind switch
    {
        PersonalData.Phones => "month-phones",
        PersonalData.Texts => "month-texts",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "One kind at a time."),
    };
}
