namespace KpiFunctions.LocalHost.Demo;

/// <summary>The made-up dealer group: two stores that repair cars, and a team that repairs appliances at people's homes.</summary>
internal static class DemoHouse
{
    public const string Pudong = "pudong";
    public const string Hongqiao = "hongqiao";
    public const string Jingan = "jingan";

    public const string Manager = "aftersales-manager";
    public const string Advisor = "service-advisor";
    public const string Technician = "repair-technician";
    public const string Inspector = "workshop-inspector";
    public const string Clerk = "callback-clerk";
    public const string Chief = "aftersales-manager-revenue";
    public const string HomeTechnician = "appliance-technician";
    public const string Desk = "service-desk";

    /// <summary>Whoever marks for the company: somebody of no store.</summary>
    public const string HeadOffice = "dong-hua";

    public static IReadOnlyList<DemoStore> Stores { get; } =
    [
        new(Pudong, "旭日汽车浦东店", "zh-CN", Technician, CallbackAfterHours: 72),
        new(Hongqiao, "Sunrise Motors Hongqiao", "en", Technician, CallbackAfterHours: 72),
        new(Jingan, "旭日家电静安服务站", "zh-CN", HomeTechnician, CallbackAfterHours: 12),
    ];

    public static IReadOnlyList<DemoPerson> Everyone { get; } =
    [
        new(Pudong, "tang-wei", "唐伟", Manager, 0.90),
        new(Pudong, "sun-li", "孙丽", Advisor, 0.92, Volume: 1.1),
        new(Pudong, "qian-yun", "钱云", Advisor, 0.83),
        new(Pudong, "zhou-jie", "周杰", Advisor, 0.76, Volume: 0.8),
        new(Pudong, "chen-wei", "陈伟", Technician, 0.93, 0.85, 1.3),
        new(Pudong, "zhao-lei", "赵磊", Technician, 0.90, 0.95, 0.7),
        new(Pudong, "wang-fang", "王芳", Technician, 0.84, 1.00),
        new(Pudong, "zhang-min", "张敏", Technician, 0.80, 0.90, 0.9),
        new(Pudong, "liu-yang", "刘洋", Technician, 0.70, 1.20, 1.2),
        new(Pudong, "he-gang", "何刚", Inspector, 0.88),
        new(Pudong, "xu-jing", "徐静", Clerk, 0.95),
        new(Pudong, "gao-yan", "高燕", Clerk, 0.80, Volume: 0.8),
        new(Hongqiao, "grace-lu", "Grace Lu", Manager, 0.78),
        new(Hongqiao, "amy-xu", "Amy Xu", Advisor, 0.94, Volume: 1.1),
        new(Hongqiao, "ben-sun", "Ben Sun", Advisor, 0.85),
        new(Hongqiao, "ivy-qiu", "Ivy Qiu", Advisor, 0.78, Volume: 0.9),
        new(Hongqiao, "lin-hui", "Lin Hui", Technician, 0.92, 0.95),
        new(Hongqiao, "guo-jing", "Guo Jing", Technician, 0.86, 0.90, 1.1),
        new(Hongqiao, "he-tao", "He Tao", Technician, 0.80, 1.10),
        new(Hongqiao, "tom-ma", "Tom Ma", Technician, 0.66, 1.30, 0.7),
        new(Hongqiao, "rui-fan", "Rui Fan", Inspector, 0.80),
        new(Hongqiao, "cathy-yu", "Cathy Yu", Clerk, 0.92),
        new(Hongqiao, "dora-ni", "Dora Ni", Clerk, 0.74, Volume: 0.9),
        new(Jingan, "luo-ping", "罗平", Chief, 0.80),
        new(Jingan, "ma-chao", "马超", HomeTechnician, 0.95, 0.75, 1.3),
        new(Jingan, "feng-bo", "冯波", HomeTechnician, 0.82, 1.00),
        new(Jingan, "deng-kai", "邓凯", HomeTechnician, 0.78, 1.10, 1.1),
        new(Jingan, "yu-hong", "于红", HomeTechnician, 0.74, 1.20),
        new(Jingan, "shi-lei", "石磊", HomeTechnician, 0.68, 1.40, 0.8),
        new(Jingan, "peng-li", "彭丽", Desk, 0.85),
    ];

    /// <summary>Whoever leads a store.</summary>
    public static DemoPerson HeadOf(string store) => Everyone.First(p => p.Store == store && p.Scheme is Manager or Chief);

    public static IReadOnlyList<DemoPerson> Of(string store, string scheme) => [.. Everyone.Where(p => p.Store == store && p.Scheme == scheme)];
}

/// <summary>A made-up store.</summary>
/// <param name="Scheme">What those are measured by who have no scheme of their own.</param>
/// <param name="CallbackAfterHours">From a completion to the text.</param>
internal sealed record DemoStore(string Id, string Name, string Locale, string Scheme, int CallbackAfterHours)
{
    /// <summary>Whether customers bring what is repaired; else somebody goes to them.</summary>
    public bool IsWorkshop => Scheme == DemoHouse.Technician;
}
