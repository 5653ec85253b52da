namespace KpiFunctions.Features.Contacts;

/// <summary>A customer's wish for no more texts, as a person heard it.</summary>
/// <param name="StoreId">The store that heard it. It holds for all stores of the same sender.</param>
/// <param name="WorkOrderId">An order of the customer's; or else <paramref name="Phone"/>.</param>
/// <param name="Phone">The number, as people write it in the store's country.</param>
/// <param name="Heard">How the customer said it: call, visit, message or other. Nobody writes down words here, so there are none to be erased.</param>
public sealed record OptOutJson(string StoreId, string? WorkOrderId = null, string? Phone = null, WishHeard Heard = WishHeard.Other);

/// <summary>How a person heard of a customer's wish.</summary>
public enum WishHeard
{
    /// <summary>In another way.</summary>
    Other,

    /// <summary>On the telephone.</summary>
    Call,

    /// <summary>In the store, or at the customer's.</summary>
    Visit,

    /// <summary>In a text, letter or mail, such as one that no machine is sure about.</summary>
    Message,
}
