using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Templates;
using NodaTime;

namespace KpiFunctions.Domain.Tests.Complaints.Templates;

/// <summary>What a record of each kind asks for. Source: 002, record templates.</summary>
public sealed class RecordTemplateTests
{
    private static readonly Complaint Bare = new() { StoreId = StoreId.Parse("S1"), Id = ComplaintId.Parse("C1"), ReceivedAt = Instant.FromUtc(2026, 9, 8, 1, 0), Source = ComplaintSource.Import };

    private static readonly Complaint Whole = Bare with
    {
        Text = "he was rude",
        Record = new()
        {
            Place = "Pudong",
            Brand = "Haier",
            PurchasedOn = new(2024, 5, 1),
            Mileage = 0,
            HappenedOn = new(2026, 9, 7),
            Station = "East",
            Fault = "noise",
            Part = "belt",
            Wish = "a new belt",
            Vehicle = "A12345",
        },
    };

    [Theory]
    [InlineData(ComplaintKind.ServiceAttitude, "place brand purchasedOn mileage happenedOn station fault text vehicle")]
    [InlineData(ComplaintKind.LateService, "place brand purchasedOn mileage happenedOn station text wish vehicle")]
    [InlineData(ComplaintKind.RepairQuality, "place brand purchasedOn mileage happenedOn station fault wish vehicle")]
    [InlineData(ComplaintKind.PreDeliveryService, "place brand happenedOn station text wish vehicle")]
    [InlineData(ComplaintKind.PartsSupply, "place brand purchasedOn mileage happenedOn station fault part wish vehicle")]
    [InlineData(ComplaintKind.FirstServiceRules, "place brand purchasedOn mileage happenedOn station text wish vehicle")]
    [InlineData(ComplaintKind.WarrantyRules, "place brand purchasedOn mileage happenedOn station fault text wish vehicle")]
    [InlineData(ComplaintKind.PartsRules, "place brand purchasedOn mileage happenedOn station part text wish vehicle")]
    [InlineData(ComplaintKind.ProductQuality, "place brand purchasedOn mileage happenedOn station fault wish")]
    [InlineData(ComplaintKind.Consultation, "text")]
    [InlineData(ComplaintKind.Rescue, "place brand purchasedOn mileage fault vehicle")]
    public void A_record_lacks_what_its_kind_asks_for(ComplaintKind kind, string fields)
    {
        Assert.Equal(fields, string.Join(' ', RecordTemplate.MissingIn(Bare with { Kind = kind })));
        Assert.Empty(RecordTemplate.MissingIn(Whole with { Kind = kind }));
        Assert.Empty(RecordTemplate.MissingIn(Bare with { Kind = kind, TextErasedAt = Bare.ReceivedAt }));
    }

    [Fact]
    public void One_of_which_nobody_has_said_the_kind_lacks_nothing_and_every_kind_has_a_template()
    {
        Assert.Empty(RecordTemplate.MissingIn(Bare));
        Assert.All(Enum.GetValues<ComplaintKind>(), kind => Assert.NotEmpty(RecordTemplate.MissingIn(Bare with { Kind = kind })));
    }
}
