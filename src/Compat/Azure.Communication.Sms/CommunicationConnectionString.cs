namespace Azure.Communication.Sms;

/// <summary>Endpoint and key of a communication resource, as the portal shows them: <c>endpoint=https://…;accesskey=…</c>.</summary>
internal sealed record CommunicationConnectionString(Uri Endpoint, string AccessKey)
{
    /// <exception cref="FormatException">A part is missing. The message never holds the key.</exception>
    public static CommunicationConnectionString Parse(string connectionString)
    {
        var parts = connectionString
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        return new(new Uri(Required("endpoint")), Required("accesskey"));

        string Required(string name) =>
            parts.GetValueOrDefault(name) ?? throw new FormatException($"The communication connection string has no {name}.");
    }
}
