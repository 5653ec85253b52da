using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Entities as the service's JSON: types that JSON lacks are strings with an <c>@odata.type</c> beside them.</summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";

    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var properties = entity as TableEntity ?? throw Unsupported(entity.GetType());
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in properties)
            {
                if (name is not (TableEntity.ETagKey or nameof(TableEntity.Timestamp)))
                {
                    Write(writer, name, value);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static T Read<T>(JsonElement json)
        where T : class, ITableEntity
    {
        var types = new Dictionary<string, string?>();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                types[property.Name[..^TypeSuffix.Length]] = property.Value.GetString();
            }
        }

        var entity = new TableEntity();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name != "odata.metadata" && !property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                var type = property.Name == nameof(TableEntity.Timestamp) ? "Edm.DateTime" : types.GetValueOrDefault(property.Name);
                entity[property.Name] = Read(property, type);
            }
        }

        return entity as T ?? throw Unsupported(typeof(T));
    }

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull(name);
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                writer.WriteString(name + TypeSuffix, "Edm.Int64");
                writer.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.WriteString(name + TypeSuffix, "Edm.Double");
                writer.WriteNumber(name, number);
                break;
            case DateTimeOffset time:
                writer.WriteString(name + TypeSuffix, "Edm.DateTime");
                writer.WriteString(name, Format(time));
                break;
            case Guid id:
                writer.WriteString(name + TypeSuffix, "Edm.Guid");
                writer.WriteString(name, id);
                break;
            case byte[] bytes:
                writer.WriteString(name + TypeSuffix, "Edm.Binary");
                writer.WriteBase64String(name, bytes);
                break;
            case BinaryData bytes:
                writer.WriteString(name + TypeSuffix, "Edm.Binary");
                writer.WriteBase64String(name, bytes);
                break;
            default:
                throw new NotSupportedException($"Property {name} has the type {value.GetType()}, which a table cannot hold.");
        }
    }

    private static object? Read(JsonProperty property, string? type) => (property.Value.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => null,
        (_, "Edm.Int64") => long.Parse(property.Value.GetString()!, CultureInfo.InvariantCulture),
        (_, "Edm.Double") => double.Parse(property.Value.ToString(), CultureInfo.InvariantCulture),
        (_, "Edm.DateTime") => DateTimeOffset.Parse(property.Value.GetString()!, CultureInfo.InvariantCulture),
        (_, "Edm.Guid") => property.Value.GetGuid(),
        (_, "Edm.Binary") => property.Value.GetBytesFromBase64(),
        (JsonValueKind.True or JsonValueKind.False, _) => property.Value.GetBoolean(),
        (JsonValueKind.Number, _) when property.Value.TryGetInt32(out var number) => number,
        (JsonValueKind.Number, _) => property.Value.GetDouble(),
        _ => property.Value.GetString(),
    };

    private static NotSupportedException Unsupported(Type type) =>
        new($"The stand-in for Azure.Data.Tables reads and writes {nameof(TableEntity)} only, not {type}.");
}
