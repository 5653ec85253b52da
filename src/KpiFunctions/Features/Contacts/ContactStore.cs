using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.Contacts;

/// <summary>What is known of each telephone number, under a key that does not tell the number.</summary>
public sealed class ContactStore(Tables tables)
{
    private const string Row = "contact";
    private const string ClaimsKeptUntil = "ClaimsKeptUntil";

    public async Task<Contact?> FindAsync(ContactKey key, CancellationToken cancellationToken) => (await FindRowAsync(key, cancellationToken))?.Contact;

    /// <summary>Changes a contact, taking it anew and asking again when somebody else changed it in between.</summary>
    /// <param name="change">Says what the contact becomes; <see langword="null"/> leaves it as it is.</param>
    /// <param name="likelyNew">Tries to insert first, which saves a read for a number never seen before.</param>
    /// <returns>The contact as it is afterwards.</returns>
    public async Task<Contact> ChangeAsync(ContactKey key, Func<Contact, Contact?> change, bool likelyNew, CancellationToken cancellationToken)
    {
        var tryInsert = likelyNew;
        while (true)
        {
            var stored = tryInsert ? null : await FindRowAsync(key, cancellationToken);
            var before = stored?.Contact ?? new Contact();
            if (change(before) is not { } after)
            {
                return before;
            }

            try
            {
                if (stored is null)
                {
                    await tables.Contacts.AddEntityAsync(Write(key, after), cancellationToken);
                }
                else
                {
                    await tables.Contacts.UpdateEntityAsync(Write(key, after), stored.ETag, TableUpdateMode.Replace, cancellationToken);
                }

                return after;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                tryInsert = false;
            }
        }
    }

    /// <summary>Forgets claims that have done their service, and with them numbers of which nothing else is known. Opt-outs stay for good.</summary>
    public async Task ForgetOldClaimsAsync(Instant now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"ClaimsKeptUntil lt {now.ToDateTimeOffset()}");
        await foreach (var row in tables.Contacts.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            await ForgetAsync(row, cancellationToken);
        }
    }

    /// <summary>Takes away from a contact, or all of it when nothing is left to know.</summary>
    public async Task ReduceAsync(ContactKey key, Func<Contact, Contact> reduce, CancellationToken cancellationToken)
    {
        var after = await ChangeAsync(key, contact => reduce(contact) is var reduced && SaysTheSame(contact, reduced) ? null : reduced, likelyNew: false, cancellationToken);
        if (IsBlank(after) && await FindRowAsync(key, cancellationToken) is { } stored && IsBlank(stored.Contact))
        {
            await TryAsync(() => tables.Contacts.DeleteEntityAsync(key.Value, Row, stored.ETag, cancellationToken));
        }
    }

    private static bool IsBlank(Contact contact) => contact.OptedOutAt is null && contact.Claims.Count == 0;

    private static bool SaysTheSame(Contact one, Contact other) => one.Claims.Count == other.Claims.Count && one with { Claims = other.Claims } == other;

    private async Task ForgetAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var contact = Read(row);
        await TryAsync(() => contact.OptedOutAt is null
            ? tables.Contacts.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken)
            : tables.Contacts.UpdateEntityAsync(
                Write(new ContactKey(row.PartitionKey), contact with { Claims = [] }), row.ETag, TableUpdateMode.Replace, cancellationToken));
    }

    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Claimed again, or forgotten by another run, since it was read.
        }
    }

    private async Task<StoredContact?> FindRowAsync(ContactKey key, CancellationToken cancellationToken)
    {
        var row = await tables.Contacts.GetEntityIfExistsAsync<TableEntity>(key.Value, Row, cancellationToken: cancellationToken);
        return row.HasValue ? new StoredContact(Read(row.Value!), row.Value!.ETag) : null;
    }

    private static TableEntity Write(ContactKey key, Contact contact)
    {
        var row = new TableEntity(key.Value, Row)
        {
            ["Claims"] = JsonSerializer.Serialize(contact.Claims.Select(ClaimJson.Of)),
        };
        row.SetInstant("OptedOutAt", contact.OptedOutAt);
        row.SetInstant("WishedAt", contact.WishedAt);
        row.SetInstant(ClaimsKeptUntil, contact.ClaimsKeptUntil);
        return row;
    }

    private static Contact Read(TableEntity row) => new()
    {
        OptedOutAt = row.GetInstant("OptedOutAt"),
        WishedAt = row.GetInstant("WishedAt"),
        Claims = [.. JsonSerializer.Deserialize<ClaimJson[]>(row.GetRequired("Claims"))!.Select(c => c.ToClaim())],
    };

    private sealed record StoredContact(Contact Contact, ETag ETag);
}
