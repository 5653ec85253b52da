using KpiFunctions.Domain.Schemes;
using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Tests.Records.Ledger;

public sealed class LedgerEntryTests
{
    private static readonly LedgerEntry Entry = Given.Close(head: null, month: 9) with { ReasonDigest = "reason", Appeal = "appeal" };

    private static readonly Dictionary<string, Func<LedgerEntry, LedgerEntry>> Forgeries = new()
    {
        ["number"] = e => e with { Number = 2 },
        ["kind"] = e => e with { Kind = LedgerEntryKind.Reopen },
        ["month"] = e => e with { Month = e.Month.PlusMonths(1) },
        ["version"] = e => e with { Version = 2 },
        ["time"] = e => e with { At = e.At + Duration.FromTicks(1) },
        ["who"] = e => e with { By = "somebody else" },
        ["why"] = e => e with { ReasonDigest = "another reason" },
        ["no reason"] = e => e with { ReasonDigest = null },
        ["appeal"] = e => e with { Appeal = "another appeal" },
        ["until when"] = e => e with { ClosesAt = e.At },
        ["master data"] = e => e with { TakesMasterData = true },
        ["no content"] = e => e with { Content = null },
        ["cutoff"] = e => e with { Content = e.Content! with { Cutoff = e.At - Duration.FromTicks(1) } },
        ["orders"] = e => e with { Content = e.Content! with { Counts = e.Content!.Counts with { Orders = 11 } } },
        ["late"] = e => e with { Content = e.Content! with { Counts = e.Content!.Counts with { Late = 0 } } },
        ["schemes"] = e => e with { Content = e.Content! with { Schemes = "advisor@1" } },
        ["basis"] = e => e with { Content = e.Content! with { BasisDigest = "b2" } },
        ["scores"] = e => e with { Content = e.Content! with { ScoresDigest = "s2" } },
        ["facts"] = e => e with { Content = e.Content! with { FactsDigest = "f2" } },
        ["group"] = e => e with { Content = e.Content! with { Group = null } },
        ["predecessor"] = e => e with { PreviousHash = "0" },
    };

    public static TheoryData<string> ForgeryNames => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(ForgeryNames))]
    public void Whatever_is_changed_in_an_entry_changes_its_hash(string forgery) => Assert.NotEqual(Given.HashOf(Entry), Given.HashOf(Forgeries[forgery](Entry)));

    [Fact]
    public void The_same_entry_has_the_same_hash() => Assert.Equal(Given.HashOf(Entry), Given.HashOf(Given.Close(head: null, month: 9) with { ReasonDigest = "reason", Appeal = "appeal" }));

    [Fact]
    public void Another_key_gives_another_hash_and_says_which_it_was()
    {
        var other = new LedgerKeys("k2", new Dictionary<string, string> { ["k2"] = "a key of 32 characters or more: two" });
        var signed = other.Sign(Given.Signed(Entry));

        Assert.Equal("k2", signed.Cells[LedgerKeys.KeyId]);
        Assert.NotEqual(Given.HashOf(Entry), signed.Cells[LedgerKeys.Hash]);
        Assert.Null(Given.Keys.SignatureOf(signed));
        Assert.Equal(signed.Cells[LedgerKeys.Hash], other.SignatureOf(signed));
    }

    [Fact]
    public void What_stands_in_one_field_cannot_be_shifted_into_the_next() =>
        Assert.NotEqual(Given.HashOf(Entry with { By = "a", Appeal = "b" }), Given.HashOf(Entry with { By = "a\",\"Appeal\":\"b", Appeal = "b" }));

    [Fact]
    public void The_first_entry_follows_nothing_and_the_next_one_repeats_the_hash_before()
    {
        Assert.Equal((1, LedgerEntry.NoPredecessor), (Entry.Number, Entry.PreviousHash));
        var head = new LedgerHead(1, Given.HashOf(Entry), Entry.Month, string.Empty) { Reopened = new Dictionary<YearMonth, Instant>() };
        var next = Given.Close(head, month: 10);
        Assert.Equal((2, Given.HashOf(Entry)), (next.Number, next.PreviousHash));
    }

    [Theory]
    [InlineData("technician", true)]
    [InlineData("advisor", true)]
    [InlineData("tech", false)]
    [InlineData("technician2", false)]
    public void An_entry_knows_the_schemes_it_was_closed_with(string scheme, bool isClosedWith) => Assert.Equal(isClosedWith, Entry.ClosedWith(SchemeId.Parse(scheme)));

    [Fact]
    public void An_entry_that_reopens_was_closed_with_no_scheme() => Assert.False((Entry with { Content = null }).ClosedWith(SchemeId.Parse("technician")));
}
