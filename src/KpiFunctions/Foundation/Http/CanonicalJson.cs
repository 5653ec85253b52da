using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KpiFunctions.Foundation.Http;

/// <summary>JSON with the same bytes for the same content: compact UTF-8 without BOM, numbers without trailing zeros, text unescaped where JSON allows.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Strips zeros after the last decimal and the sign of zero.</summary>
    internal static decimal Plain(decimal number) => number == 0 ? 0 : number / 1.0000000000000000000000000000m;

    internal static void WritePlain(this Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, Plain(value));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A list, also when it is empty.</summary>
    internal static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> list, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var element in list)
        {
            write(json, element);
        }

        json.WriteEndArray();
    }
}
