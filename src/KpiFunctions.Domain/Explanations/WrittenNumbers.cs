using System.Globalization;
using KpiFunctions.Domain.Metrics;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Numbers as sentences write them.</summary>
internal static class WrittenNumbers
{
    /// <summary>At most six decimals, no zeros behind the last one.</summary>
    internal static string Plain(decimal number) =>
        Math.Round(number, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Two decimals, for points and currency.</summary>
    internal static string Points(decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>The value as a sum that gives it again: <c>17 ÷ 20</c>, or the number itself.</summary>
    internal static string Sum(Metric metric) =>
        metric.Denominator == 1 ? Plain(metric.Numerator) : $"{Plain(metric.Numerator)} ÷ {Plain(metric.Denominator)}";

    /// <summary>The value for reading: a rate in percent, anything else as a number.</summary>
    internal static string Value(Metric metric, MetricKind kind) => kind == MetricKind.Rate ? Percent(metric.Value) : Plain(metric.Value);

    internal static string Percent(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A weight as it counts: a number, or the sum that redistribution made of it.</summary>
    internal static string Weight(Ratio weight) =>
        weight.Denominator == 1 ? Plain(weight.Numerator) : $"{Plain(weight.Numerator)} ÷ {Plain(weight.Denominator)}";
}
