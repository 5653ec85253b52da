using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Sms.Console;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>Where the console gateway's texts go: to simulated customers while a replay plays, to the printer once it serves people.</summary>
internal sealed class ReplaySmsSink(SimulatedCustomers customers, ConsoleSmsPrinter printer) : IConsoleSmsSink
{
    private volatile bool _live;

    public void GoLive() => _live = true;

    public void TextSent(SmsMessage message)
    {
        if (_live)
        {
            printer.TextSent(message);
        }
        else
        {
            customers.TextSent(message);
        }
    }
}
