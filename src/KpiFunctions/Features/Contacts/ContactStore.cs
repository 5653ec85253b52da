using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Contacts;

/// <summary>What is known of each telephone number, under a key that does not tell the number.</summary>
public sealed class ContactStore(Tables tables, ErasureAgenda erasures)
{
    public async Task<Contact?> FindAsync(ContactKey key, CancellationToken cancellationToken) =>
        await tables.Contacts.FindAsync(key.Value, Keys.Contact, cancellationToken) is { } row ? ContactRow.Read(row) : null;

    /// <summary>Changes a contact, taking it anew and asking again when somebody else changed it in between.</summary>
    /// <param name="change">Says what the contact becomes; <see langword="null"/> leaves it as it is.</param>
    /// <param name="likelyNew">Tries to insert first, which saves a read for a number never seen before.</param>
    /// <returns>The contact as it is afterwards.</returns>
    public async Task<Contact> ChangeAsync(ContactKey key, Func<Contact, Contact?> change, bool likelyNew, CancellationToken cancellationToken)
    {
        var contact = new Contact();
        await tables.Contacts.ChangeAsync(
            key.Value,
            Keys.Contact,
            row =>
            {
                contact = row is null ? new Contact() : ContactRow.Read(row);
                if (change(contact) is not { } after)
                {
                    return null;
                }

                contact = after;
                return ContactRow.From(key, after);
            },
            cancellationToken,
            likelyNew);
        return contact;
    }

    /// <summary>Forgets claims of numbers whose orders have forgotten them, and with them numbers of which nothing else is known. Opt-outs stay for good.</summary>
    public async Task<int> ForgetOldClaimsAsync(Instant now, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        await erasures.SweepNumbersAsync(
            now,
            async key =>
            {
                var until = (await FindAsync(key, cancellationToken))?.ClaimsKeptUntil;
                if (until is null || until > now)
                {
                    return until;
                }

                await ReduceAsync(key, c => c.ForgetOld(now), cancellationToken);
                forgotten++;
                return null;
            },
            cancellationToken);
        return forgotten;
    }

    /// <summary>Takes away from a contact, or all of it when nothing is left to know.</summary>
    public async Task ReduceAsync(ContactKey key, Func<Contact, Contact> reduce, CancellationToken cancellationToken)
    {
        var after = await ChangeAsync(key, contact => reduce(contact) is var reduced && SaysTheSame(contact, reduced) ? null : reduced, likelyNew: false, cancellationToken);
        if (IsBlank(after) && await tables.Contacts.FindAsync(key.Value, Keys.Contact, cancellationToken) is { } row && IsBlank(ContactRow.Read(row)))
        {
            await tables.Contacts.TryDeleteAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
        }
    }

    private static bool IsBlank(Contact contact) => contact.OptedOutAt is null && contact.Claims.Count == 0;

    private static bool SaysTheSame(Contact one, Contact other) => one.Claims.Count == other.Claims.Count && one with { Claims = other.Claims } == other;
}
