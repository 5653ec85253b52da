using System.Xml;
using System.Xml.Linq;
using Azure.Core;

namespace Azure.Storage.Queues.Storage;

/// <summary>Takes code and message out of a storage error: the code is a header, the message is in the XML body if there is one.</summary>
internal sealed class StorageErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = response.Headers.TryGetValue("x-ms-error-code", out var code) ? new ResponseError(code, Message(response)) : null;
        return error is not null;
    }

    private static string? Message(Response response)
    {
        try
        {
            return XDocument.Parse(response.Content.ToString()).Root?.Element("Message")?.Value;
        }
        catch (XmlException)
        {
            return null; // A proxy in between answered, or nobody wrote a body.
        }
    }
}
