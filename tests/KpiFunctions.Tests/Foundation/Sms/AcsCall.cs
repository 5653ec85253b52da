using System.Text.Json.Nodes;

namespace KpiFunctions.Tests.Foundation.Sms;

/// <summary>A request that reached the <see cref="AcsServer"/> with valid authentication.</summary>
internal sealed record AcsCall(JsonNode Body, string Authorization)
{
    public IReadOnlyList<JsonNode> Recipients => [.. Body["smsRecipients"]!.AsArray()!];

    public string RepeatabilityId => (string)Recipients[0]["repeatabilityRequestId"]!;

    public string FirstSent => (string)Recipients[0]["repeatabilityFirstSent"]!;
}
