using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>A store and the settings that steer its surveys and its months.</summary>
public sealed record Store
{
    public required StoreId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The store's IANA zone; its months, business days and sending windows are its own.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The store's first month is the month of this day; there are no records of an earlier one.</summary>
    public required LocalDate StartsOn { get; init; }

    /// <summary>When its months close.</summary>
    public MonthClosing Closing { get; init; } = MonthClosing.Default;

    /// <summary>When the zone or the closing time changed last; <see langword="null"/> when they never did.</summary>
    public Instant? ClosingChangedAt { get; init; }

    /// <summary>Zones that were corrected, the earliest first.</summary>
    public IReadOnlyList<EarlierZone> EarlierZones { get; init; } = [];

    /// <summary>Where its customers' numbers without a country code belong, ISO 3166-1 alpha-2; <see langword="null"/>: the country of its zone.</summary>
    public string? Country { get; init; }

    /// <summary>Language of texts to customers: zh-CN, zh-TW or en.</summary>
    public required string Locale { get; init; }

    /// <summary>Scheme of every member of staff who has none of their own.</summary>
    public required SchemeId SchemeId { get; init; }

    /// <summary>Stores of one group are ranked together; every store without a group belongs to one and the same.</summary>
    public string? Group { get; init; }

    /// <summary>From a service's completion to the survey. Source: 002, callback three days after a visit (001 asks for 24 h).</summary>
    public Duration CallbackAfter { get; init; } = Duration.FromHours(72);

    public SendingWindow SendingWindow { get; init; } = SendingWindow.Default;

    /// <summary>Promised time from the opening of an order to the arrival, the last moment included. Source: 003, on site in 1 h.</summary>
    public Duration ArriveWithin { get; init; } = Duration.FromHours(1);

    /// <summary>Which later orders are returns of earlier ones.</summary>
    public ReturnRule Returns { get; init; } = ReturnRule.Default;

    /// <summary>Which hours count in the time that complaints take; those of business need a table of opening hours.</summary>
    public ComplaintClock ComplaintClock { get; init; }

    /// <summary>Share of the customers that are asked, 0 to 1. Source: 003, a sample of 10% when the base is large.</summary>
    public double SampleRate { get; init; } = 1;

    /// <summary>What customers are asked; of its versions the newest.</summary>
    public QuestionnaireId Questionnaire { get; init; } = QuestionnaireId.OneQuestion;

    /// <summary>Whether texts have the address of the survey's page in them, where the installation has such pages.</summary>
    public bool SurveyLink { get; init; } = true;

    /// <summary>What the provider charges for one message segment, 0 or more, in the store's currency.</summary>
    public decimal SegmentPrice { get; init; }

    /// <summary>The longest <see cref="QuietPeriod"/> that a store may have.</summary>
    public static readonly Duration LongestQuietPeriod = Duration.FromDays(365);

    /// <summary>A customer gets at most one survey in this time.</summary>
    public Duration QuietPeriod { get; init; } = Duration.FromDays(7);

    /// <summary>From the text to the one reminder of a customer who has sent nothing; <see langword="null"/>: no reminders.</summary>
    public Duration? RemindAfter { get; init; } = Duration.FromHours(24);

    /// <summary>From the text to the telephone call to a customer who has sent nothing; <see langword="null"/>: no calls.</summary>
    public Duration? SilentAfter { get; init; } = Duration.FromHours(72);

    /// <summary>How long a person has for that call.</summary>
    public Duration CallWithin { get; init; } = Duration.FromHours(24);

    /// <summary>Who calls back, and deals with complaints that come from answers, for orders that name nobody; <see langword="null"/>: nobody in particular.</summary>
    public StaffId? CallbackClerk { get; init; }

    /// <summary>Texts that may leave in one store-local day, 1 or more; what is over it leaves on the next. <see langword="null"/>: no limit.</summary>
    public int? DailyTextLimit { get; init; }

    /// <summary>Whether an unknown staff id in an import makes a new member of staff instead of a refusal.</summary>
    public bool AcceptsUnknownStaff { get; init; } = true;

    /// <summary>Days after the close of a month in which its results can be appealed against, 1 to 90. Source: 004, a channel for appeals.</summary>
    public int AppealDays { get; init; } = 7;

    /// <summary>The first month that is scored.</summary>
    public YearMonth FirstMonth => StartsOn.ToYearMonth();

    /// <summary>The zone that says when a month ends.</summary>
    public DateTimeZone ZoneOf(YearMonth month) => EarlierZones.FirstOrDefault(z => z.Through >= month)?.Zone ?? Zone;

    /// <summary>The first moment after a month. A month begins where the one before it ends, whatever became of the zone in between.</summary>
    public Instant EndOf(YearMonth month) => month.PlusMonths(1).OnDayOfMonth(1).AtMidnight().ToInstant(ZoneOf(month));
}
