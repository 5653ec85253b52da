using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Facts;

/// <summary>A customer who was drawn to fill a column of a rating sheet with what they had answered. Source: 004.</summary>
/// <param name="Staff">Who is rated.</param>
/// <param name="Order">The order about which the customer was asked.</param>
/// <param name="Rating">What they said of it as a whole, 1 to 5.</param>
public sealed record DrawnCustomer(StaffId Staff, SheetId Sheet, WorkOrderId Order, int Rating);
