using KpiFunctions.Domain;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Features.Privacy;

/// <summary>Whose data is to be erased, as the API reads it.</summary>
/// <param name="Phone">The number, with country code; or else <paramref name="Store"/> and <paramref name="CustomerId"/>.</param>
/// <param name="NeverTextAgain">Whether the number is to be kept from all further texts, as after an opt-out.</param>
public sealed record EraseCustomerJson(string? Phone = null, string? Store = null, string? CustomerId = null, bool NeverTextAgain = false)
{
    /// <exception cref="ProblemException">It names nobody, or somebody in two ways.</exception>
    public EraseRequest ToRequest()
    {
        if (Phone is not null == (Store is not null || CustomerId is not null) || Store is null != CustomerId is null)
        {
            throw new ProblemException(Problems.Invalid("Say whose data is to be erased: either phone, or store and customerId."));
        }

        if (Phone is not null)
        {
            return PhoneParser.Read(Phone, country: null) is { Fault: PhoneFault.None } read
                ? new EraseRequest(read.Phone, null, null, NeverTextAgain)
                : throw new ProblemException(Problems.Invalid("The phone is no number with country code that can be texted. Write it like +8613800000000."));
        }

        return Domain.WorkOrders.CustomerId.TryParse(CustomerId, out var customer)
            ? new EraseRequest(null, RequestIds.Store(Store!), customer, NeverTextAgain)
            : throw new ProblemException(Problems.Invalid("The customerId is no valid id: use 1 to 64 letters, digits, '-', '_', '.' or ':'."));
    }
}

/// <summary>Whose data is to be erased: the owner of a number, or a customer of a store.</summary>
public sealed record EraseRequest(Phone? Phone, StoreId? Store, CustomerId? Customer, bool NeverTextAgain);
