using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Facts;

/// <summary>A customer who was drawn to fill a column of a rating sheet with what they had answered. Source: 004.</summary>
/// <param name="Staff">Who is rated, in the role in which they had the order.</param>
/// <param name="Order">The order about which the customer was asked.</param>
public sealed record DrawnCustomer(StaffPeriod Staff, SheetId Sheet, WorkOrderId Order);
