namespace KpiFunctions.Domain.Complaints.Templates;

/// <summary>What a record of each kind of complaint has to tell. Source: 002, nine record templates and those of consultation and rescue.</summary>
public static class RecordTemplate
{
    private static readonly RecordField Place = new("place", c => c.Record.Place);
    private static readonly RecordField Brand = new("brand", c => c.Record.Brand);
    private static readonly RecordField PurchasedOn = new("purchasedOn", c => c.Record.PurchasedOn);
    private static readonly RecordField Mileage = new("mileage", c => c.Record.Mileage);
    private static readonly RecordField HappenedOn = new("happenedOn", c => c.Record.HappenedOn);
    private static readonly RecordField Station = new("station", c => c.Record.Station);
    private static readonly RecordField Fault = new("fault", c => c.Record.Fault);
    private static readonly RecordField Part = new("part", c => c.Record.Part);
    private static readonly RecordField Wish = new("wish", c => c.Record.Wish);
    private static readonly RecordField Vehicle = new("vehicle", c => c.Record.Vehicle);

    /// <summary>What happened, in the customer's words.</summary>
    private static readonly RecordField Text = new("text", c => c.Text);

    /// <summary>Fields of a complaint that its kind asks for and that it lacks; none while nobody has said of which kind it is, and of one whose words were erased.</summary>
    public static IReadOnlyList<string> MissingIn(Complaint complaint) => complaint is { Kind: { } kind, TextErasedAt: null }
        ? [.. Of(kind).Where(f => f.Of(complaint) is null).Select(f => f.Name)]
        : [];

    private static RecordField[] Of(ComplaintKind kind) => kind switch
    {
        ComplaintKind.ServiceAttitude => [Place, Brand, PurchasedOn, Mileage, HappenedOn, Station, Fault, Text, Vehicle],
        ComplaintKind.LateService => [Place, Brand, PurchasedOn, Mileage, HappenedOn, Station, Text, Wish, Vehicle],
        ComplaintKind.RepairQuality => [Place, Brand, PurchasedOn, Mileage, HappenedOn, Station, Fault, Wish, Vehicle],
        ComplaintKind.PreDeliveryService => [Place, Brand, HappenedOn, Station, Text, Wish, Vehicle],
        ComplaintKind.PartsSupply => [Place, Brand, PurchasedOn, Mileage, HappenedOn, Station, Fault, Part, Wish, Vehicle],
        ComplaintKind.FirstServiceRules => [Place, Brand, PurchasedOn, Mileage, HappenedOn, Station, Text, Wish, Vehicle],
        ComplaintKind.WarrantyRules => [Place, Brand, PurchasedOn, Mileage, HappenedOn, Station, Fault, Text, Wish, Vehicle],
        ComplaintKind.PartsRules => [Place, Brand, PurchasedOn, Mileage, HappenedOn, Station, Part, Text, Wish, Vehicle],
        ComplaintKind.ProductQuality => [Place, Brand, PurchasedOn, Mileage, HappenedOn, Station, Fault, Wish],
        ComplaintKind.Consultation => [Text],
        ComplaintKind.Rescue => [Place, Brand, PurchasedOn, Mileage, Fault, Vehicle],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no template."),
    };

    /// <param name="Name">Name of the column that tells it.</param>
    private sealed record RecordField(string Name, Func<Complaint, object?> Of);
}
