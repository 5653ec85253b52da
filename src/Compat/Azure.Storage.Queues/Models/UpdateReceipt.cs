using System.Globalization;
using Azure.Core;

namespace Azure.Storage.Queues.Models;

/// <summary>What the service answers to an updated message; its receipt replaces the former one.</summary>
public class UpdateReceipt
{
    private UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn)
    {
        PopReceipt = popReceipt;
        NextVisibleOn = nextVisibleOn;
    }

    public string PopReceipt { get; }

    public DateTimeOffset NextVisibleOn { get; }

    internal static UpdateReceipt From(ResponseHeaders headers) => new(
        Header(headers, "x-ms-popreceipt"), DateTimeOffset.Parse(Header(headers, "x-ms-time-next-visible"), CultureInfo.InvariantCulture));

    private static string Header(ResponseHeaders headers, string name) =>
        headers.TryGetValue(name, out var value) ? value : throw new FormatException($"The queue service answered an update without {name}.");
}
