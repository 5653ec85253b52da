using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Foundation.Sms.Console;

/// <summary>Writes each text on one line, the number masked.</summary>
public sealed class ConsoleSmsPrinter(TextWriter output) : IConsoleSmsSink
{
    public void TextSent(SmsMessage message)
    {
        var to = Phone.TryParse(message.To, out var phone) ? phone.ToString() : "(no valid number)";
        output.WriteLine($"SMS to {to}: {message.Text.ReplaceLineEndings(" ")}");
    }
}
