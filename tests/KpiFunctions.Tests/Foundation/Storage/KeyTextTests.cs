using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Tests.Foundation.Storage;

public sealed class KeyTextTests
{
    private static readonly Gen<Instant> Instants =
        from day in Gen.Choose(0, 40_000) from millisecond in Gen.Choose(0, 86_399_999) select Instant.FromUnixTimeSeconds(day * 86_400L) + Duration.FromMilliseconds(millisecond);

    [Fact]
    public void Times_sort_as_texts_as_they_do_as_times() => Prop.ForAll(
        (from one in Instants from other in Instants select (one, other)).ToArbitrary(),
        p => Math.Sign(string.CompareOrdinal(KeyText.Sortable(p.one), KeyText.Sortable(p.other))) == p.one.CompareTo(p.other)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_time_is_told_in_utc_to_the_millisecond() =>
        Assert.Equal("20260910020304567", KeyText.Sortable(Instant.FromUtc(2026, 9, 10, 2, 3, 4) + Duration.FromMilliseconds(567)));

    [Fact]
    public void Text_of_others_becomes_a_key_of_fixed_length_and_plain_characters()
    {
        // The beginning of the SHA-256 of the empty text, as published.
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb924", KeyText.Hash(string.Empty));
        Assert.Matches("^[0-9a-f]{32}$", KeyText.Hash(new string('/', 5000)));
        Assert.NotEqual(KeyText.Hash("a"), KeyText.Hash("A"));
    }
}
