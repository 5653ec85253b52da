namespace KpiFunctions.Domain.Complaints;

/// <summary>What a complaint is about. Source: 002, the nine kinds with their record templates, and the records of consultation and rescue.</summary>
public enum ComplaintKind
{
    /// <summary>Template 1.</summary>
    ServiceAttitude,

    /// <summary>Template 2, help that comes late or not at all.</summary>
    LateService,

    /// <summary>Template 3.</summary>
    RepairQuality,

    /// <summary>Template 4, service before delivery of the car.</summary>
    PreDeliveryService,

    /// <summary>Template 5.</summary>
    PartsSupply,

    /// <summary>Template 6, rules of the first service.</summary>
    FirstServiceRules,

    /// <summary>Template 7.</summary>
    WarrantyRules,

    /// <summary>Template 8.</summary>
    PartsRules,

    /// <summary>Template 9.</summary>
    ProductQuality,

    /// <summary>A question; kept with the complaints, counted in no metric.</summary>
    Consultation,

    /// <summary>A call for help on the road; kept with the complaints, counted in no metric.</summary>
    Rescue,
}
