namespace KpiFunctions.Domain.WorkOrders;

/// <summary>Everyone who stands on an order.</summary>
/// <param name="StaffId">Who did the work; of several the first one.</param>
/// <param name="Shares">All who did the work together; <see langword="null"/> when one did it alone.</param>
/// <param name="AdvisorId">The service advisor, if there is one.</param>
/// <param name="InspectorId">Who passed the work, if anybody did.</param>
/// <param name="ClerkId">Who calls the customer back, if that is not whoever the store names.</param>
public sealed record OrderPeople(StaffId StaffId, WorkShares? Shares, StaffId? AdvisorId, StaffId? InspectorId, StaffId? ClerkId)
{
    /// <summary>One who did the work alone, and nobody else.</summary>
    public static OrderPeople Alone(StaffId staff) => new(staff, null, null, null, null);

    /// <summary>Who had a part in the order.</summary>
    public IEnumerable<StaffId> As(OrderPart part) => part switch
    {
        OrderPart.Technician => Shares?.Staff ?? [StaffId],
        OrderPart.Advisor => Of(AdvisorId),
        OrderPart.Inspector => Of(InspectorId),
        OrderPart.Clerk => Of(ClerkId),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part that nobody has."),
    };

    /// <summary>Everyone who had any part in it, each once.</summary>
    public IEnumerable<StaffId> All => Enum.GetValues<OrderPart>().SelectMany(As).Distinct();

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text names nobody who did the work.</exception>
    public static OrderPeople Parse(string text)
    {
        if (text.Split(';') is not [var work, var advisor, var inspector, var clerk])
        {
            throw new FormatException($"'{text}' are not the people of an order.");
        }

        var shares = work.Contains('|', StringComparison.Ordinal) ? WorkShares.Parse(work) : null;
        return new(shares?.All[0].StaffId ?? StaffId.Parse(work), shares, Read(advisor), Read(inspector), Read(clerk));

        static StaffId? Read(string one) => one.Length == 0 ? null : StaffId.Parse(one);
    }

    /// <summary>As rows keep it: who did the work; advisor; inspector; clerk.</summary>
    public override string ToString() => $"{Shares?.ToString() ?? StaffId.Value};{AdvisorId};{InspectorId};{ClerkId}";

    private static IEnumerable<StaffId> Of(StaffId? one) => one is { } staff ? [staff] : [];
}
