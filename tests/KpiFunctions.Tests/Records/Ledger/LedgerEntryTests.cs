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
        ["master data"] = e => e with { TakesMasterData = true },
        ["no content"] = e => e with { Content = null },
        ["cutoff"] = e => e with { Content = e.Content! with { Cutoff = e.At - Duration.FromTicks(1) } },
        ["orders"] = e => e with { Content = e.Content! with { Counts = e.Content!.Counts with { Orders = 11 } } },
        ["late"] = e => e with { Content = e.Content! with { Counts = e.Content!.Counts with { Late = 0 } } },
        ["schemes"] = e => e with { Content = e.Content! with { Schemes = "advisor@1" } },
        ["basis"] = e => e with { Content = e.Content! with { BasisDigest = "b2" } },
        ["scores"] = e => e with { Content = e.Content! with { ScoresDigest = "s2" } },
        ["predecessor"] = e => e with { PreviousHash = "0" },
    };

    public static TheoryData<string> ForgeryNames => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(ForgeryNames))]
    public void Whatever_is_changed_in_an_entry_changes_its_hash(string forgery) => Assert.NotEqual(Entry.Hash, Forgeries[forgery](Entry).Hash);

    [Fact]
    public void The_same_entry_has_the_same_hash() => Assert.Equal(Entry.Hash, (Given.Close(head: null, month: 9) with { ReasonDigest = "reason", Appeal = "appeal" }).Hash);

    [Fact]
    public void What_stands_in_one_field_cannot_be_shifted_into_the_next() =>
        Assert.NotEqual((Entry with { ReasonDigest = "a", Appeal = "b" }).Hash, (Entry with { ReasonDigest = "a\",\"appeal\":\"b", Appeal = "b" }).Hash);

    [Fact]
    public void The_first_entry_follows_nothing_and_the_next_one_repeats_the_hash_before()
    {
        Assert.Equal((1, LedgerEntry.NoPredecessor), (Entry.Number, Entry.PreviousHash));
        var head = new LedgerHead(1, Entry.Hash, Entry.Month, string.Empty) { Reopened = new Dictionary<YearMonth, Instant>() };
        var next = Given.Close(head, month: 10);
        Assert.Equal((2, Entry.Hash), (next.Number, next.PreviousHash));
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
