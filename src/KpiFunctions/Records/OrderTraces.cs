using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Telemetry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Records;

/// <summary>
/// One trace for the whole way of an order: import, text, report, answer, score. Weeks and many functions lie between them, so the trace's id
/// follows from the order's; nothing has to keep it, and whoever knows the order finds its trace. Each step is linked to the run of the function
/// that it is a part of.
/// </summary>
public sealed class OrderTraces(IOptions<TelemetryOptions> options)
{
    private readonly double _share = options.Value.OrderSampling;

    /// <summary>The id of an order's trace: the first 16 bytes of the SHA-256 of <c>store/order</c>.</summary>
    public static ActivityTraceId IdOf(SurveyId order) => ActivityTraceId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(order.ToString())).AsSpan(0, 16));

    /// <summary>Begins a step on an order's way, which ends when it is disposed of.</summary>
    /// <param name="step">What is done, such as <c>text</c>.</param>
    /// <returns><see langword="null"/> when nobody listens, or the order is not one of those that are traced.</returns>
    internal OrderStep? Start(string step, SurveyId order)
    {
        if (!Signals.Source.HasListeners())
        {
            return null;
        }

        var trace = IdOf(order);
        return IsTraced(trace) ? Begin(step, order, trace) : null;
    }

    /// <summary>Notes steps that were done for many orders at once.</summary>
    /// <param name="orders">The orders, each with what there is to say of it.</param>
    internal void Note(string step, IEnumerable<(SurveyId Order, string Name, object? Value)> orders)
    {
        if (!Signals.Source.HasListeners())
        {
            return;
        }

        foreach (var (order, name, value) in orders)
        {
            using var noted = Start(step, order);
            noted?.Tag(name, value);
        }
    }

    private static OrderStep? Begin(string step, SurveyId order, ActivityTraceId trace)
    {
        var top = new ActivityContext(trace, spanId: default, ActivityTraceFlags.Recorded);
        return OrderStep.Begin(run => Signals.Source.StartActivity(step, ActivityKind.Internal, top, links: Signals.LinksTo(run)))?
            .Tag("kpi.store", order.StoreId.Value)
            .Tag("kpi.order", order.WorkOrderId.Value);
    }

    /// <summary>The same answer in every process and at every step.</summary>
    private bool IsTraced(ActivityTraceId trace)
    {
        Span<byte> bytes = stackalloc byte[16];
        trace.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes) < _share * uint.MaxValue || _share >= 1;
    }
}
