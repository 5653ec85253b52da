using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Metadata;

[Collection(AppCollection.Name)]
public sealed class RouteOverlapTests(AppFixture fixture)
{
    [Fact]
    public void No_path_could_reach_two_functions_with_one_verb()
    {
        var overlaps = RouteOverlaps.Of(fixture.App.Functions).ToList();

        Assert.True(overlaps.Count == 0, string.Join('\n', overlaps));
    }

    [Fact]
    public void A_fixed_word_where_another_function_has_a_parameter_is_found() =>
        Assert.Equal(
            ["GET schemes/{id} of GetSchemeEndpoint takes what is meant for GET schemes/presets of ListPresetsEndpoint"],
            RouteOverlaps.Of([Get("GetSchemeEndpoint", "schemes/{id}"), Get("ListPresetsEndpoint", "schemes/presets"), Get("ListKeysEndpoint", "keys")]));

    [Theory]
    [InlineData("stores/{store}", "stores/{id}", true)]
    [InlineData("stores/{store}", "Stores/north", true)]
    [InlineData("stores/{store}", "stores", false)]
    [InlineData("stores/{store}", "stores/{store}/tables", false)]
    [InlineData("schemes/presets/{id}", "schemes/{id}/versions", true)]
    [InlineData("scheme-presets/{id}", "schemes/{id}", false)]
    [InlineData("months/{store}/{month}/close", "months/{store}/{month}/reopen", false)]
    [InlineData("replies/{store}/ambiguous", "replies/{id}/rate", false)]
    [InlineData("replies/{store}/ambiguous", "replies/{id}/{action}", true)]
    [InlineData("keys/{id?}", "keys", true)]
    [InlineData("keys/{id?}", "keys/mine", true)]
    [InlineData("keys/{id?}", "keys/mine/all", false)]
    [InlineData("files/{*path}", "files", true)]
    [InlineData("files/{*path}", "files/a/b/c", true)]
    [InlineData("files/{*path}", "folders/{id}", false)]
    [InlineData("{*everything}", "health", true)]
    [InlineData("orders/{id:int}", "orders/open", true)]
    public void Two_templates_overlap_when_some_path_matches_both(string left, string right, bool overlap)
    {
        Assert.Equal(overlap, new RouteTemplate(left).Overlaps(new RouteTemplate(right)));
        Assert.Equal(overlap, new RouteTemplate(right).Overlaps(new RouteTemplate(left)));
    }

    private static LoadedFunction Get(string name, string route) => LoadedFunction.Of(new RpcFunctionMetadata
    {
        Name = name,
        RawBindings = { $$"""{"name":"request","type":"httpTrigger","methods":["get"],"route":"{{route}}"}""" },
    });
}
