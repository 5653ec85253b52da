using KpiFunctions.Domain.Complaints;
using KpiFunctions.Records;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Records.Index;

public sealed class FactIndexTests(AzuriteFixture azurite) : IndexTest(azurite)
{
    private static readonly ComplaintId Complaint = ComplaintId.Parse("C1");
    private static readonly string Key = Keys.ComplaintRow(Complaint);

    private FactIndex Facts => Get<FactIndex>();

    [Fact]
    public async Task A_fact_lives_in_the_month_it_was_entered_in_first()
    {
        Assert.Null(await Facts.FindAsync(Store, Key, None));
        Assert.Equal(new FactHome(August), await Facts.EnterAsync(August, Key, None));
        Assert.Equal(new FactHome(August), await Facts.EnterAsync(September, Key, None));
        Assert.Equal(August, await Facts.FindAsync(Store, Key, None));
    }

    [Fact]
    public async Task A_fact_that_is_moved_is_found_where_it_went()
    {
        await Facts.EnterAsync(August, Key, None);
        await Facts.SetAsync(new FactHome(September), Key, None);
        Assert.Equal(September, await Facts.FindAsync(Store, Key, None));
    }

    [Fact]
    public async Task An_order_shows_its_own_complaints_each_once()
    {
        await Facts.LinkAsync(Store, Id("W1"), ComplaintId.Parse("C2"), null, None);
        await Facts.LinkAsync(Store, Id("W1"), Complaint, null, None);
        await Facts.LinkAsync(Store, Id("W1"), Complaint, null, None);
        await Facts.LinkAsync(Store, Id("W1:2"), ComplaintId.Parse("C3"), null, None);

        Assert.Equal(["C1", "C2"], (await Facts.ComplaintsOfAsync(Store, Id("W1"), None)).Select(c => c.Value));

        await Facts.UnlinkAsync(Store, Id("W1"), Complaint, None);
        await Facts.UnlinkAsync(Store, Id("W1"), Complaint, None);
        Assert.Equal(["C2"], (await Facts.ComplaintsOfAsync(Store, Id("W1"), None)).Select(c => c.Value));
        Assert.Equal(["C3"], (await Facts.ComplaintsOfAsync(Store, Id("W1:2"), None)).Select(c => c.Value));
    }
}
