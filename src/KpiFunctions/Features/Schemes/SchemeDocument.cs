using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Foundation.Http;
using NodaTime.Text;

namespace KpiFunctions.Features.Schemes;

/// <summary>Writes a scheme in the order of its documentation; what a scheme leaves out is not written.</summary>
internal static class SchemeDocument
{
    internal static void Write(Utf8JsonWriter json, Scheme scheme)
    {
        json.WriteStartObject();
        json.WriteString("id", scheme.Id.Value);
        json.WriteNumber("version", scheme.Version);
        WriteText(json, "title", scheme.Title);
        WriteOptional(json, "source", scheme.Source);
        WriteOptional(json, "role", scheme.Role);
        json.WriteString("validFrom", YearMonthPattern.Iso.Format(scheme.ValidFrom));
        json.WritePlain("scale", scheme.Scale);
        WriteOptional(json, "minimumCoverage", scheme.MinimumCoverage);
        WriteMeasures(json, scheme.Measures == Measures.Own ? null : scheme.Measures);
        WriteOptional(json, "items", scheme.Items, WriteItem);
        WriteOptional(json, "adjustments", scheme.Adjustments, WriteAdjustment);
        WriteOptional(json, "grades", scheme.Grades, WriteGrade);
        WriteOptional(json, "awards", scheme.Awards, AwardJson.Write);
        if (scheme.Payout is { } payout)
        {
            PayoutJson.Write(json, payout);
        }

        json.WriteEndObject();
    }

    internal static void WriteText(Utf8JsonWriter json, string name, LocalizedText? text)
    {
        if (text is null)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (language, value) in text.Texts)
        {
            json.WriteString(language, value);
        }

        json.WriteEndObject();
    }

    internal static void WriteOptional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    internal static void WriteOptional(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is not null)
        {
            json.WritePlain(name, number);
        }
    }

    internal static void WriteOptional<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> list, Action<Utf8JsonWriter, T> write)
    {
        if (list.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var element in list)
        {
            write(json, element);
        }

        json.WriteEndArray();
    }

    internal static void WriteBound(Utf8JsonWriter json, Bound bound) => json.WritePlain(SchemeWords.Of(SchemeWords.Bounds, bound.Kind), bound.Value);

    private static void WriteMeasures(Utf8JsonWriter json, Measures? measures) =>
        WriteOptional(json, "measures", measures is { } given ? SchemeWords.Of(SchemeWords.Measures, given) : null);

    private static void WriteItem(Utf8JsonWriter json, SchemeItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        WriteText(json, "title", item.Title);
        WriteOptional(json, "group", item.Group);
        json.WriteString("metric", item.Metric);
        WriteMeasures(json, item.Measures);
        json.WritePlain("weight", item.Weight);
        WriteRule(json, item.Rule);
        if (item.MinimumSample != 1)
        {
            json.WriteNumber("minimumSample", item.MinimumSample);
        }

        json.WriteString("missing", SchemeWords.Of(SchemeWords.MissingPolicies, item.Missing));
        if (item.IsBonus)
        {
            json.WriteBoolean("bonus", true);
        }

        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, ScoringRule rule)
    {
        json.WriteStartObject("rule");
        json.WriteString("type", rule.Type.Name);
        foreach (var argument in rule.Arguments)
        {
            switch (argument.Value)
            {
                case Bound bound:
                    WriteBound(json, bound);
                    break;
                case IReadOnlyList<Tier> tiers:
                    WriteOptional(json, argument.Name, tiers, WriteTier);
                    break;
                default:
                    json.WritePlain(argument.Name, (decimal)argument.Value);
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTier(Utf8JsonWriter json, Tier tier)
    {
        json.WriteStartObject();
        WriteBound(json, tier.Bound);
        WriteOptional(json, "points", tier.Points);
        WriteOptional(json, "deduct", tier.Deduct);
        json.WriteEndObject();
    }

    private static void WriteAdjustment(Utf8JsonWriter json, Adjustment adjustment)
    {
        json.WriteStartObject();
        json.WriteString("id", adjustment.Id);
        WriteText(json, "title", adjustment.Title);
        json.WriteString("metric", adjustment.Metric);
        WriteMeasures(json, adjustment.Measures);
        WriteOptional(json, "each", adjustment.Each);
        WriteOptional(json, "min", adjustment.Min);
        WriteOptional(json, "max", adjustment.Max);
        WriteOptional(json, "forfeits", adjustment.Forfeits);
        WriteOptional(json, "softens", adjustment.Softens);
        json.WriteEndObject();
    }

    private static void WriteGrade(Utf8JsonWriter json, GradeStep grade)
    {
        json.WriteStartObject();
        json.WritePlain("atLeast", grade.AtLeast);
        json.WriteString("grade", grade.Grade);
        json.WriteEndObject();
    }
}
