using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>Message bodies and lists in the XML of the queue protocol.</summary>
internal sealed class QueueMessageXml(QueueMessageEncoding encoding)
{
    // Carriage returns as character references: a plain one would come back as a line feed.
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    public static SendReceipt ReadReceipt(Response response)
    {
        var item = Items(response).Single();
        return new SendReceipt(
            Text(item, "MessageId"), Time(item, "InsertionTime"), Time(item, "ExpirationTime"), Text(item, "PopReceipt"), Time(item, "TimeNextVisible"));
    }

    public byte[] Write(BinaryData body)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteStartElement("QueueMessage");
            writer.WriteElementString("MessageText", encoding == QueueMessageEncoding.Base64 ? Convert.ToBase64String(body) : body.ToString());
            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    public QueueMessage[] ReadMessages(Response response) => [.. Items(response).Select(item => new QueueMessage(
        Text(item, "MessageId"), Text(item, "PopReceipt"), Body(item), Count(item), Time(item, "InsertionTime"), Time(item, "TimeNextVisible"), Time(item, "ExpirationTime")))];

    public PeekedMessage[] ReadPeekedMessages(Response response) => [.. Items(response).Select(item => new PeekedMessage(
        Text(item, "MessageId"), Body(item), Count(item), Time(item, "InsertionTime"), Time(item, "ExpirationTime")))];

    private BinaryData Body(XElement item)
    {
        var text = Text(item, "MessageText");
        return encoding == QueueMessageEncoding.Base64 ? new BinaryData(Convert.FromBase64String(text)) : new BinaryData(text);
    }

    private static IEnumerable<XElement> Items(Response response) =>
        XDocument.Load(response.ContentStream!, LoadOptions.PreserveWhitespace).Root!.Elements("QueueMessage");

    private static string Text(XElement item, string name) =>
        item.Element(name)?.Value ?? throw new FormatException($"The queue service sent a message without {name}.");

    private static long Count(XElement item) => long.Parse(Text(item, "DequeueCount"), CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(XElement item, string name) => DateTimeOffset.Parse(Text(item, name), CultureInfo.InvariantCulture);
}
