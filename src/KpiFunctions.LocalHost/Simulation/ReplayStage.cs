using KpiFunctions.LocalHost.Hosting;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>What a replay plays on.</summary>
internal sealed record ReplayStage
{
    public required LocalApplication Application { get; init; }

    /// <summary>The application's endpoints, with a key that may do everything.</summary>
    public required ReplayApi Api { get; init; }

    /// <summary>The application's clock.</summary>
    public required VirtualClock Clock { get; init; }

    /// <summary>Hears of the application's texts.</summary>
    public required SimulatedCustomers Customers { get; init; }

    /// <summary>Counts on the application's storage clients.</summary>
    public required TransactionLedger Ledger { get; init; }

    /// <summary>Queue that received texts come in by.</summary>
    public required string SmsReceivedQueue { get; init; }

    /// <summary>Whether bodies in that queue are base64.</summary>
    public bool Base64 { get; init; }

    /// <summary>Delivers every message twice; <see langword="null"/> for ordinary delivery.</summary>
    public Redelivery? Redelivery { get; init; }
}
