using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Features.Contacts;

/// <summary>Keeps that a customer asked a person for silence. The audit log says who recorded it, and names no number.</summary>
public sealed class OptOutRecorder(CustomerWishes wishes, WorkOrderStore workOrders, StoreDirectory stores, ContactKeys keys, TimeProvider time)
{
    internal async Task<IResult> RecordAsync(OptOutJson body, Caller caller, CancellationToken cancellationToken)
    {
        var storeId = RequestIds.Store(body.StoreId);
        if (!caller.MaySupervise(storeId))
        {
            return Problems.Forbidden();
        }

        if (await stores.FindAsync(storeId, cancellationToken) is not { } store)
        {
            return Problems.NotFound($"There is no store '{storeId}'.");
        }

        var phone = await PhoneOfAsync(body, store, cancellationToken);
        await caller.Audit.ChangesAsync(before: null, new { body.WorkOrderId, OptedOut = true, body.Heard }, cancellationToken, storeId);
        var contact = await wishes.OptOutAsync(keys.Of(phone), time.Now(), cancellationToken);
        return Results.Json(new { StoreId = storeId.Value, body.WorkOrderId, OptedOutAt = contact.OptedOutAt?.At(store.Zone) }, ApiJson.Options);
    }

    /// <exception cref="ProblemException">The body names nobody, somebody in two ways, or a number that cannot be texted.</exception>
    private async Task<Phone> PhoneOfAsync(OptOutJson body, Store store, CancellationToken cancellationToken)
    {
        if (body.WorkOrderId is null == body.Phone is null)
        {
            throw new ProblemException(Problems.Invalid("Say whose wish it is: either workOrderId or phone."));
        }

        if (body.Phone is not null)
        {
            return PhoneParser.Read(body.Phone, ZoneCountries.CountryOf(store)) is { Fault: PhoneFault.None } read
                ? read.Phone
                : throw new ProblemException(Problems.Invalid("The phone is no number that can be texted. Write it with its country code, like +8613800000000."));
        }

        if (!WorkOrderId.TryParse(body.WorkOrderId, out var id) || await workOrders.FindAsync(store.Id, id, hint: null, cancellationToken) is not { } stored)
        {
            throw new ProblemException(Problems.NotFound($"There is no order '{body.WorkOrderId}' in store '{store.Id}'."));
        }

        return stored.Order.CustomerPhone.Usable
            ?? throw new ProblemException(Problems.Conflict($"Order '{id}' has no number that is texted, so nobody is."));
    }
}
