using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Features.Schemes;

/// <summary>Reads how a scheme pays.</summary>
internal static class PayoutParser
{
    internal static PayoutPlan Read(JsonFields fields)
    {
        var plan = new PayoutPlan
        {
            Base = fields.OptionalNumber("base"),
            BaseExcludes = fields.Texts("baseExcludes"),
            ScoreMultipliesBase = fields.Flag("scoreMultipliesBase"),
            Performance = fields.OptionalNumber("performance"),
            Coefficient = fields.OptionalText("coefficient"),
            Split = fields.Object("split") is { } split ? ReadSplit(split) : null,
            Commissions = fields.Objects("commissions", ReadCommission),
            Factors = fields.Texts("factors"),
            PositionCoefficient = fields.OptionalNumber("positionCoefficient"),
            Extras = fields.Texts("extras"),
            Deductions = fields.Texts("deductions"),
            Seniority = fields.Object("seniority") is { } seniority ? ReadSeniority(seniority) : null,
            Certificates = fields.Objects("certificates", ReadCertificate),
            Floor = fields.OptionalNumber("floor"),
        };
        fields.Finish();
        return plan;
    }

    private static WageSplit ReadSplit(JsonFields fields)
    {
        var split = new WageSplit(fields.Number("amount"), fields.Number("fixedPercent"), fields.Texts("factors"));
        fields.Finish();
        return split;
    }

    private static Commission ReadCommission(JsonFields fields)
    {
        var commission = new Commission(fields.Text("metric"), fields.Number("rate"), fields.Flag("byScore", otherwise: true));
        fields.Finish();
        return commission;
    }

    private static CertificatePay ReadCertificate(JsonFields fields)
    {
        fields.Require("level", "a whole number");
        var certificate = new CertificatePay(fields.OptionalWhole("level") ?? 1, fields.Number("amount"));
        fields.Finish();
        return certificate;
    }

    private static SeniorityPay ReadSeniority(JsonFields fields)
    {
        var seniority = new SeniorityPay(fields.Number("perYear"), fields.Number("max"));
        fields.Finish();
        return seniority;
    }
}
