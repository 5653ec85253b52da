using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Book.Facts;

namespace KpiFunctions.Features.Facts;

/// <summary>A fact that an import has read.</summary>
/// <param name="Month">The month it counts in.</param>
/// <param name="StaffId">Whom it measures.</param>
/// <param name="Fact">What is to be kept.</param>
public sealed record ImportedFact(StoreMonth Month, StaffId StaffId, PlacedFact Fact);
