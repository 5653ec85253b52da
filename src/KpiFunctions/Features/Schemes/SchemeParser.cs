using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Features.Schemes.Presets;
using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.Schemes;

/// <summary>Reads the form of a scheme. Where a field cannot be read a stand-in takes its place, so that the rest is looked at too.</summary>
internal static class SchemeParser
{
    internal static Scheme Read(JsonFields fields)
    {
        foreach (var name in new[] { "title", "items" })
        {
            fields.Require(name, name == "items" ? "a list of at least one item" : "an object with a text for each language");
        }

        // Editors find the schema of a file by this field; it says nothing about the scheme.
        fields.OptionalText("$schema");

        // Presets say here what records they rest on, and which rating sheets; a scheme that is made of one may be sent with both.
        fields.Take(NeedsJson.Member);
        fields.Take(NeedsJson.SheetsMember);
        if (!fields.Has("version"))
        {
            fields.NoteMissing("version", "a whole number");
        }

        var scheme = new Scheme
        {
            Id = ReadId(fields),
            Version = fields.OptionalWhole("version") ?? 1,
            Title = ReadText(fields, "title") ?? new([]),
            Source = fields.OptionalText("source"),
            Role = fields.OptionalText("role"),
            ValidFrom = ReadMonth(fields),
            Scale = fields.Number("scale"),
            MinimumCoverage = fields.OptionalNumber("minimumCoverage"),
            Measures = fields.Word("measures", SchemeWords.Measures, Measures.Own),
            Items = fields.Objects("items", ReadItem),
            Adjustments = fields.Objects("adjustments", ReadAdjustment),
            Grades = fields.Objects("grades", ReadGrade),
            Awards = fields.Objects("awards", AwardParser.Read),
            Payout = fields.Object("payout") is { } payout ? PayoutParser.Read(payout) : null,
        };
        fields.Finish();
        return scheme;
    }

    internal static LocalizedText? ReadText(JsonFields fields, string name)
    {
        if (fields.Object(name) is not { } texts)
        {
            return null;
        }

        return new([.. texts.Names.ToList().Select(language => KeyValuePair.Create(language, texts.Text(language)))]);
    }

    private static SchemeId ReadId(JsonFields fields)
    {
        var text = fields.Text("id");
        if (!SchemeId.TryParse(text, out var id) && text.Length > 0)
        {
            fields.NoteUnreadable(fields.PathOf("id"), $"'{text}' is no scheme id; it has 1 to 64 letters, digits, '-', '_', '.' or ':'.");
        }

        return id;
    }

    private static YearMonth ReadMonth(JsonFields fields)
    {
        var text = fields.Text("validFrom");
        var month = RequestIds.TryMonth(text);
        if (month is null && text.Length > 0)
        {
            fields.NoteUnreadable(fields.PathOf("validFrom"), $"'{text}' is no month from 2000-01 to 2099-12; write it as 2026-01.");
        }

        return month ?? default;
    }

    private static Measures? ReadMeasures(JsonFields fields) => fields.Has("measures") ? fields.Word("measures", SchemeWords.Measures, Measures.Own) : null;

    private static SchemeItem ReadItem(JsonFields fields)
    {
        var item = new SchemeItem
        {
            Id = fields.Text("id"),
            Title = ReadText(fields, "title"),
            Group = fields.OptionalText("group"),
            Metric = fields.Text("metric"),
            Measures = ReadMeasures(fields),
            Weight = fields.Number("weight"),
            Rule = RuleParser.Read(fields) ?? new RatingRule(),
            MinimumSample = fields.OptionalWhole("minimumSample") ?? 1,
            Missing = fields.Word("missing", SchemeWords.MissingPolicies, MissingPolicy.Redistribute),
            IsBonus = fields.Flag("bonus"),
        };
        fields.Finish();
        return item;
    }

    private static Adjustment ReadAdjustment(JsonFields fields)
    {
        var adjustment = new Adjustment
        {
            Id = fields.Text("id"),
            Title = ReadText(fields, "title"),
            Metric = fields.Text("metric"),
            Measures = ReadMeasures(fields),
            Each = fields.OptionalNumber("each"),
            Min = fields.OptionalNumber("min"),
            Max = fields.OptionalNumber("max"),
            Forfeits = fields.OptionalText("forfeits"),
            Softens = fields.OptionalText("softens"),
        };
        fields.Finish();
        return adjustment;
    }

    private static GradeStep ReadGrade(JsonFields fields)
    {
        var grade = new GradeStep(fields.Number("atLeast"), fields.Text("grade"));
        fields.Finish();
        return grade;
    }
}
