using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Records.Stores;

/// <summary>Brings records into the months that they belong into once a store's zone has been corrected; whoever keeps them does it.</summary>
public interface IRecordPlacement
{
    /// <summary>Places the records of the open months of a store. Records of closed months stay where they were scored.</summary>
    Task PlaceAsync(Store store, CancellationToken cancellationToken);
}
