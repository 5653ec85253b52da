using System.Text.Json;
using KpiFunctions.Domain.Schemes.Rules;

namespace KpiFunctions.Features.Schemes;

/// <summary>Reads any rule of <see cref="RuleCatalog"/> by the parameters that it declares.</summary>
internal static class RuleParser
{
    /// <summary>The rule, or <see langword="null"/> when it could not be read.</summary>
    internal static ScoringRule? Read(JsonFields item)
    {
        if (item.Object("rule") is not { } fields)
        {
            item.NoteMissing("rule", "an object with a 'type'");
            return null;
        }

        var name = fields.Text("type");
        if (RuleCatalog.Find(name) is not { } type)
        {
            fields.NoteUnreadable(fields.PathOf("type"), $"There is no rule '{name}'; there are {string.Join(", ", RuleCatalog.All.Select(r => r.Name))}.");
            return null;
        }

        var arguments = new List<RuleArgument>();
        foreach (var parameter in type.Parameters)
        {
            if (ReadParameter(fields, parameter) is { } value)
            {
                arguments.Add(new(parameter.Name, value));
            }
        }

        fields.Finish();
        return type.Parameters.All(p => !p.IsRequired || arguments.Exists(a => a.Name == p.Name)) ? type.Create(new RuleArguments(arguments)) : null;
    }

    internal static Bound? ReadBound(JsonFields fields)
    {
        var sides = SchemeWords.Bounds.Where(b => fields.Has(b.Key)).ToList();
        if (sides is not [var side])
        {
            fields.NoteUnreadable(fields.Path, $"This needs exactly one border: {string.Join(", ", SchemeWords.Bounds.Keys)}.");
            sides.ForEach(s => fields.Take(s.Key));
            return null;
        }

        return fields.OptionalNumber(side.Key) is { } value ? new(side.Value, value) : null;
    }

    private static object? ReadParameter(JsonFields fields, RuleParameter parameter)
    {
        if (parameter.Kind == RuleParameterKind.Bound)
        {
            return ReadBound(fields);
        }

        if (!fields.Has(parameter.Name))
        {
            if (parameter.IsRequired)
            {
                fields.NoteMissing(parameter.Name, parameter.Kind == RuleParameterKind.Tiers ? "a list of tiers" : "a number");
            }

            return null;
        }

        return parameter.Kind switch
        {
            RuleParameterKind.Tiers => ReadTiers(fields, parameter.Name),
            RuleParameterKind.Points => ReadPoints(fields, parameter.Name),
            _ => fields.OptionalNumber(parameter.Name),
        };
    }

    private static decimal? ReadPoints(JsonFields fields, string name) => fields.Take(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && value.ValueEquals(SchemeWords.Zero) ? 0
        : fields.NumberOf(value, fields.PathOf(name));

    private static List<Tier>? ReadTiers(JsonFields fields, string name)
    {
        var tiers = fields.Objects(name, ReadTier);
        return tiers.Contains(null) ? null : [.. tiers.OfType<Tier>()];
    }

    private static Tier? ReadTier(JsonFields fields)
    {
        var bound = ReadBound(fields);
        var points = fields.OptionalNumber("points");
        var deduct = fields.OptionalNumber("deduct");
        if (points is null == deduct is null)
        {
            fields.Note(fields.Path, "A tier needs either 'points' or 'deduct'.");
        }

        fields.Finish();
        return bound is null ? null : new(bound, points, deduct);
    }
}
