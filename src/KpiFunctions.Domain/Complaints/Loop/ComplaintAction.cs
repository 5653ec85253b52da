namespace KpiFunctions.Domain.Complaints.Loop;

/// <summary>What somebody did about a complaint. Source: 002, complaint loop.</summary>
public enum ComplaintAction
{
    /// <summary>A supervisor named who is to put it right.</summary>
    Assign,

    /// <summary>The customer got a first answer.</summary>
    Answer,

    /// <summary>The service manager gave an opinion and a deadline.</summary>
    Opinion,

    /// <summary>Whoever it was assigned to put it right.</summary>
    Remedy,

    /// <summary>A manager looked at the remedy, and approved of it or not.</summary>
    Review,

    /// <summary>The customer was asked again, and is content or not.</summary>
    Recheck,

    /// <summary>The clocks were stopped, with a reason.</summary>
    Pause,

    /// <summary>The clocks go on.</summary>
    Resume,

    /// <summary>It was closed, and the customer came back with it.</summary>
    Reopen,

    /// <summary>Somebody decided whether the one it is about caused it.</summary>
    Fault,
}
