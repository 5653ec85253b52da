using System.Text.Json.Serialization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Foundation.Messaging;

namespace KpiFunctions.Features.Appeals;

/// <summary>Queue message: an appeal that was decided, or is just being.</summary>
public sealed record AppealMessage(string Store, string Appeal) : IJsonOnDeserialized
{
    void IJsonOnDeserialized.OnDeserialized() =>
        MessageJson.Require(StoreId.TryParse(Store, out _) && AppealId.TryParse(Appeal, out _), "the ids of a store and of an appeal");
}
