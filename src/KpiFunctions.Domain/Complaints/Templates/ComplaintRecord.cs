using NodaTime;

namespace KpiFunctions.Domain.Complaints.Templates;

/// <summary>What a record of a complaint tells besides the customer's words. Source: 002, the fields of its record templates.</summary>
public sealed record ComplaintRecord
{
    public static ComplaintRecord Empty { get; } = new();

    /// <summary>Where the customer is, or where the car broke down.</summary>
    public string? Place { get; init; }

    public string? Brand { get; init; }

    public LocalDate? PurchasedOn { get; init; }

    /// <summary>Kilometres, 0 or more.</summary>
    public int? Mileage { get; init; }

    /// <summary>The day that the complaint is about.</summary>
    public LocalDate? HappenedOn { get; init; }

    /// <summary>The service station, or the dealer, that it is about.</summary>
    public string? Station { get; init; }

    /// <summary>What is wrong with the car or appliance.</summary>
    public string? Fault { get; init; }

    public string? Part { get; init; }

    /// <summary>What the customer wants to be done.</summary>
    public string? Wish { get; init; }

    /// <summary>Number plate, or the number that the factory gave.</summary>
    public string? Vehicle { get; init; }
}
