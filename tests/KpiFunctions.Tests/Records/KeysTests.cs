using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Records;

namespace KpiFunctions.Tests.Records;

/// <summary>What is put into a key comes out of it again.</summary>
public sealed class KeysTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(999_999)]
    public void A_ledger_entry_is_known_by_its_key(int number)
    {
        var key = Keys.LedgerEntry(number);

        Assert.Equal(number, Keys.ParseLedgerEntry(key));
        Assert.InRange(key, Keys.LedgerEntriesStart, Keys.LedgerEntriesEnd, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("a-b_c.d:e")]
    public void A_member_of_staff_is_known_by_the_key(string id)
    {
        var key = Keys.Staff(StaffId.Parse(id));

        Assert.Equal(StaffId.Parse(id), Keys.ParseStaff(key));
        Assert.InRange(key, Keys.StaffRowsStart, Keys.StaffRowsEnd, StringComparer.Ordinal);
    }

    [Fact]
    public void Appeals_about_the_same_part_of_the_same_version_have_one_id_and_all_others_another()
    {
        var (staff, line) = (StaffId.Parse("A"), new AppealSubject(AppealPart.Line, "speed"));

        string[] keys =
        [
            Keys.AppealSubject(1, staff, line),
            Keys.AppealSubject(2, staff, line),
            Keys.AppealSubject(1, StaffId.Parse("B"), line),
            Keys.AppealSubject(1, staff, line with { Part = AppealPart.Adjustment }),
            Keys.AppealSubject(1, staff, line with { Id = "sped" }),
        ];

        Assert.Equal(keys[0], Keys.AppealSubject(1, staff, new AppealSubject(AppealPart.Line, "speed")));
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }
}
