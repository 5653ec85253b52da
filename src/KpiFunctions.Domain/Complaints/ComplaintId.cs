using System.Diagnostics.CodeAnalysis;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Complaints;

/// <summary>Names a complaint within a store.</summary>
public readonly record struct ComplaintId
{
    private const string SurveyPrefix = "survey:";

    private ComplaintId(string value) => Value = value;

    /// <summary>The id as text, 1 to 64 letters, digits, '-', '_', '.' or ':'; that of a survey's complaint may be 7 longer.</summary>
    public string Value { get; }

    /// <summary>The complaint that answers to the survey of an order open: one for each order, however many answers come.</summary>
    public static ComplaintId OfSurvey(WorkOrderId order) => new(SurveyPrefix + order);

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static ComplaintId Parse(string text)
    {
        Identifier.Require(OwnPart(text), "complaint id");
        return new(text);
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out ComplaintId id)
    {
        id = Identifier.IsValid(OwnPart(text)) ? new(text!) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;

    /// <summary>The id without what marks it as that of a survey's complaint.</summary>
    private static string? OwnPart(string? text) => text?.StartsWith(SurveyPrefix, StringComparison.Ordinal) == true ? text[SurveyPrefix.Length..] : text;
}
