namespace KpiFunctions.Features.Appeals;

/// <summary>An appeal as it is filed.</summary>
/// <param name="Month">Such as 2026-09; it must be closed.</param>
/// <param name="StaffId">The one who is measured.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
/// <param name="Line">Item of the line that is appealed against; or</param>
/// <param name="Adjustment">the adjustment.</param>
public sealed record AppealJson(string StoreId, string Month, string StaffId, string Reason, string? Line = null, string? Adjustment = null);
