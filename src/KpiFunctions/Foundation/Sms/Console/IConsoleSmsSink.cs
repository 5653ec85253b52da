namespace KpiFunctions.Foundation.Sms.Console;

/// <summary>Hears of every text of the console gateway: the printer, and whoever plays the customers.</summary>
public interface IConsoleSmsSink
{
    void TextSent(SmsMessage message);
}
