using System.Buffers.Text;
using System.Text;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>Queue messages arrive as they are, because host.json says so; whoever sends base64 all the same is understood.</summary>
internal static class MessageText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The JSON of a message. JSON never looks like base64: it starts with a bracket, a brace or white space.</summary>
    internal static string Decode(string message)
    {
        if (message.Length == 0 || !Base64.IsValid(message))
        {
            return message;
        }

        try
        {
            return Strict.GetString(Convert.FromBase64String(message));
        }
        catch (DecoderFallbackException)
        {
            return message;
        }
    }
}
