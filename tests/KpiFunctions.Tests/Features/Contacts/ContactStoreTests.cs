using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Sending;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using NodaTime;

namespace KpiFunctions.Tests.Features.Contacts;

public sealed class ContactStoreTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly Instant Long = Given.Now + KpiFunctions.Domain.Stores.Store.LongestQuietPeriod;

    private ContactStore Contacts => Get<ContactStore>();

    [Fact]
    public async Task A_claim_is_read_as_it_was_stored_and_given_back()
    {
        var reminder = Given.Claim(at: Given.Now + Duration.FromHours(1), purpose: TextPurpose.Reminder);
        await ChangeAsync(c => c.Claim(Given.Claim()));
        await ChangeAsync(c => c.Claim(reminder));
        Assert.Equal([Given.Claim(), reminder], (await FindAsync())!.Claims);

        await ChangeAsync(c => c.Release(Given.Claim()));
        Assert.Equal([reminder], (await FindAsync())!.Claims);
    }

    [Fact]
    public async Task A_wish_for_silence_is_kept_beside_the_claims()
    {
        await ChangeAsync(c => c.Claim(Given.Claim()));
        await ChangeAsync(c => c.OptOut(Given.Now));

        var contact = (await FindAsync())!;
        Assert.Equal((Given.Now, Given.Now), (contact.OptedOutAt, contact.WishedAt));
        Assert.Single(contact.Claims);
    }

    [Fact]
    public async Task Whoever_takes_a_number_for_a_new_one_is_asked_again_with_what_is_known()
    {
        await ChangeAsync(c => c.OptOut(Given.Now));
        var asked = new List<Instant?>();
        var after = await ChangeAsync(
            c =>
            {
                asked.Add(c.OptedOutAt);
                return c.OptedOutAt is null ? c.Claim(Given.Claim()) : null;
            },
            likelyNew: true);

        Assert.Equal([null, Given.Now], asked);
        Assert.Equal(Given.Now, after.OptedOutAt);
        Assert.Empty((await FindAsync())!.Claims);
    }

    [Fact]
    public async Task No_change_of_an_unknown_number_keeps_nothing()
    {
        Assert.Null((await ChangeAsync(_ => null)).OptedOutAt);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Of_two_who_claim_at_once_none_loses_a_claim()
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
            {
                await ChangeAsync(c => c.Claim(Given.Claim($"W{writer}-{i}")), likelyNew: i == 0);
            }
        }));

        Assert.Equal(20, (await FindAsync())!.Claims.Count);
    }

    [Fact]
    public async Task A_number_is_forgotten_when_its_last_claim_has_done_its_service()
    {
        await ChangeAsync(c => c.Claim(Given.Claim()));
        await ForgetAsync(Long - Duration.Epsilon);
        Assert.NotNull(await FindAsync());

        await ForgetAsync(Long);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_wish_for_silence_outlives_all_claims()
    {
        await ChangeAsync(c => c.Claim(Given.Claim()).OptOut(Given.Now));
        await ForgetAsync(Long);

        var contact = (await FindAsync())!;
        Assert.Equal((Given.Now, 0), (contact.OptedOutAt, contact.Claims.Count));

        await ForgetAsync(Long + SurveyClaim.KeptFor);
        Assert.NotNull(await FindAsync());
    }

    [Fact]
    public async Task A_newer_claim_keeps_the_number()
    {
        await ChangeAsync(c => c.Claim(Given.Claim()).Claim(Given.Claim("W2", Given.Now + Duration.FromDays(1))));
        await ForgetAsync(Long);
        Assert.NotNull(await FindAsync());
    }

    [Fact]
    public async Task What_is_taken_away_from_a_number_takes_the_number_when_nothing_is_left()
    {
        await ChangeAsync(c => c.Claim(Given.Claim()).Claim(Given.Claim("W2")));
        await Contacts.ReduceAsync(Given.Key, c => c.Release(Given.Claim()), CancellationToken.None);
        Assert.Equal([Given.Claim("W2")], (await FindAsync())!.Claims);

        await Contacts.ReduceAsync(Given.Key, c => c.Release(Given.Claim("W2")), CancellationToken.None);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task What_is_taken_away_from_a_number_leaves_its_wish_for_silence()
    {
        await ChangeAsync(c => c.Claim(Given.Claim()).OptOut(Given.Now));
        await Contacts.ReduceAsync(Given.Key, c => c with { Claims = [] }, CancellationToken.None);
        Assert.Equal(Given.Now, (await FindAsync())!.OptedOutAt);
    }

    /// <summary>The orders of the number forget it, and the sweep comes by.</summary>
    private async Task ForgetAsync(Instant now)
    {
        Clock.Now = now;
        await Get<ErasureAgenda>().ExpectAsync([Given.Key], CancellationToken.None);
        await Contacts.ForgetOldClaimsAsync(now, CancellationToken.None);
    }

    private Task<Contact?> FindAsync() => Contacts.FindAsync(Given.Key, CancellationToken.None);

    private Task<Contact> ChangeAsync(Func<Contact, Contact?> change, bool likelyNew = false) =>
        Contacts.ChangeAsync(Given.Key, change, likelyNew, CancellationToken.None);
}
