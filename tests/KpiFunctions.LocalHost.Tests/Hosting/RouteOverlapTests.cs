using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.LocalHost.Tests.Hosting;

/// <summary>The Functions host gives an address that two templates match to the first function by name; so no two may.</summary>
public sealed class RouteOverlapTests
{
    [Fact]
    public void No_two_functions_of_the_app_share_a_verb_and_an_address()
    {
        var catalog = FunctionCatalog.Of(KpiApp.FunctionTypes, LocalSettings.Load());

        Assert.True(catalog.Http.Count > 40, "The app has lost its routes.");
        Assert.Null(RouteOverlap.Find(catalog.Http));
    }

    [Theory]
    [InlineData("schemes/{id}", "schemes/presets", true)]
    [InlineData("schemes/{id}", "schemes/{other}", true)]
    [InlineData("schemes/{id}/versions", "schemes/presets/{id}", true)]
    [InlineData("a/{x}/c", "a/b/{y}", true)]
    [InlineData("a/{x:int}", "a/b", true)]
    [InlineData("A/b", "a/B", true)]
    [InlineData("a/{*rest}", "a/b/c/d", true)]
    [InlineData("a/{**rest}", "a", true)]
    [InlineData("a/{x?}", "a", true)]
    [InlineData("a/x{y}", "a/{z}", true)]
    [InlineData("schemes/{id}", "scheme-presets", false)]
    [InlineData("schemes/{id}", "schemes/{id}/versions", false)]
    [InlineData("a/{x}/c", "a/{y}/d", false)]
    [InlineData("a/b", "a/c", false)]
    [InlineData("a", "b/{*rest}", false)]
    public void Templates_overlap_when_one_address_may_match_both(string first, string second, bool overlap)
    {
        Assert.Equal(overlap, RouteOverlap.Overlap(first, second));
        Assert.Equal(overlap, RouteOverlap.Overlap(second, first));
    }

    [Fact]
    public void An_app_whose_functions_share_addresses_does_not_start_and_says_which_do()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => FunctionCatalog.Of([typeof(AllThings), typeof(BestThing)], LocalSettings.Load()));

        Assert.Contains("AllThings (things/{id}) and BestThing (things/best)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_address_for_another_verb_is_another_address() =>
        Assert.Equal(2, FunctionCatalog.Of([typeof(AllThings), typeof(SavedThing)], LocalSettings.Load()).Http.Count);

    private sealed class AllThings
    {
        [Function(nameof(AllThings))]
        public IResult Run([HttpTrigger("get", Route = "things/{id}")] HttpRequest request, string id) => Results.Text($"{request.Path} {id}");
    }

    private sealed class BestThing
    {
        [Function(nameof(BestThing))]
        public IResult Run([HttpTrigger("GET", "post", Route = "things/best")] HttpRequest request) => Results.Text(request.Path);
    }

    private sealed class SavedThing
    {
        [Function(nameof(SavedThing))]
        public IResult Run([HttpTrigger("put", Route = "things/{name}")] HttpRequest request, string name) => Results.Text($"{request.Path} {name}");
    }
}
