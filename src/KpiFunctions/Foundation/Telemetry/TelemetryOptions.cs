using System.ComponentModel.DataAnnotations;

namespace KpiFunctions.Foundation.Telemetry;

/// <summary>What is told of the app while it runs. Settings under <c>Telemetry:</c> (as environment variables: <c>Telemetry__OrderSampling</c>).</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>
    /// Share of the orders whose whole way is traced, from the import to the score; 1 by default, from 0 (none) to 1 (all). An order is traced in
    /// all its steps or in none.
    /// </summary>
    [Range(0.0, 1.0, ErrorMessage = "Set Telemetry:OrderSampling from 0 to 1, such as 0.1 for every tenth order.")]
    public double OrderSampling { get; set; } = 1;
}
