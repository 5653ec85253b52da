using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Personal;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Records.Index;

public sealed class PersonIndexTests(AzuriteFixture azurite) : IndexTest(azurite)
{
    private static readonly Phone Number = Phone.Kept("+8613800000001");

    private PersonIndex Persons => Get<PersonIndex>();

    private ContactKey Key => Get<ContactKeys>().Of(Number);

    [Fact]
    public async Task Orders_of_a_number_are_found_also_what_came_late_and_not_those_of_others()
    {
        await Persons.SetAsync(Of("W1"), before: null, None);
        await Persons.SetLateAsync(August, Of("W1"), None);
        await Persons.SetAsync(Of("W2", "+8613800000002"), before: null, None);

        var found = Assert.Single(await Persons.FindAsync(Store, Key, None));
        Assert.Equal(("W1", August), (found.Order.Value, Assert.Single(found.LateIn)));
    }

    [Fact]
    public async Task An_order_that_came_while_others_were_erased_stays_known()
    {
        await Persons.SetAsync(Of("W1"), before: null, None);
        await Persons.SetLateAsync(August, Of("W1"), None);
        await Persons.SetAsync(Of("W2"), before: null, None);

        await Persons.ForgetAsync(Store, Key, new HashSet<WorkOrderId> { Id("W1") }, None);

        Assert.Equal("W2", Assert.Single(await Persons.FindAsync(Store, Key, None)).Order.Value);
    }

    [Fact]
    public async Task After_a_correction_an_order_is_found_by_the_number_that_it_has()
    {
        await Persons.SetAsync(Of("W1"), before: null, None);
        await Persons.SetAsync(Of("W1", "+8613800000002"), Of("W1"), None);
        await Persons.RemoveAsync(Of("W1"), Of("W1", "+8613800000002"), None);

        Assert.Empty(await Persons.FindAsync(Store, Key, None));
        Assert.Single(await Persons.FindAsync(Store, Get<ContactKeys>().Of(Phone.Kept("+8613800000002")), None));
    }

    private static WorkOrder Of(string id, string number = "+8613800000001") => Order(id) with { CustomerPhone = CustomerPhone.Of(Phone.Kept(number)) };
}
