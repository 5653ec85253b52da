using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>
/// How messages of the product's own queues are written and read. Whatever is not such a message, as a whole or in one word, is refused while it
/// is read, so that no worker begins with half of one; members that a later version of the app adds are passed over. A message whose words must have a form says so by <see cref="IJsonOnDeserialized"/>.
/// </summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly YearMonthPattern MonthPattern = YearMonthPattern.CreateWithInvariantCulture("uuuuMM");

    internal static string Write<T>(T message)
        where T : class => JsonSerializer.Serialize(message, Options);

    /// <exception cref="JsonException">The text is no such message; says why.</exception>
    internal static T Read<T>(string text)
        where T : class => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("It is empty.");

    /// <summary>For <see cref="IJsonOnDeserialized.OnDeserialized"/>.</summary>
    /// <exception cref="JsonException">The words are not as required.</exception>
    internal static void Require(bool areSo, string what)
    {
        if (!areSo)
        {
            throw new JsonException($"It needs {what}.");
        }
    }

    /// <summary>Whether a text is a month as keys have it: yyyyMM.</summary>
    internal static bool IsMonth(string text) => MonthPattern.Parse(text).Success;
}
