using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads code and message of the service's OData error, and the action's index that prefixes the message of a refused transaction.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public static TableErrorParser Instance { get; } = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        try
        {
            using var document = JsonDocument.Parse(response.Content);
            var details = document.RootElement.GetProperty("odata.error");
            var message = details.GetProperty("message").GetProperty("value").GetString() ?? "";
            error = new ResponseError(details.GetProperty("code").GetString(), message);
            if (int.TryParse(message.Split(':', 2)[0], CultureInfo.InvariantCulture, out var index))
            {
                data = new Dictionary<string, string> { [TableTransactionFailedException.FailedIndexKey] = index.ToString(CultureInfo.InvariantCulture) };
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not the service's own error, for example one of a proxy: Azure.Core describes it by status and body.
            return false;
        }
    }
}
