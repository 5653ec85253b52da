using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;

namespace KpiFunctions.Features.Facts;

/// <summary>A fact that an import has read.</summary>
/// <param name="Month">The month it counts in.</param>
/// <param name="StaffId">Whom it measures.</param>
/// <param name="Row">The row that keeps it.</param>
public sealed record ImportedFact(StoreMonth Month, StaffId StaffId, TableEntity Row);
