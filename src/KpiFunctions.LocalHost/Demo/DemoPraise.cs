namespace KpiFunctions.LocalHost.Demo;

/// <summary>What made-up customers did besides answering: praise, and whom they sent.</summary>
/// <param name="Kind">praise, referral or repurchase.</param>
/// <param name="Evidence">What shows it.</param>
internal sealed record DemoPraise(string Store, string StaffId, string Kind, string Day, string Evidence)
{
    public static IReadOnlyList<DemoPraise> All { get; } =
    [
        new(DemoHouse.Pudong, "xu-jing", "praise", "2026-09-11", "锦旗：感谢客服小徐三次来电跟进"),
        new(DemoHouse.Hongqiao, "cathy-yu", "praise", "2026-09-19", "Letter of thanks in the post, filed under 2026-09"),
        new(DemoHouse.Jingan, "ma-chao", "praise", "2026-09-08", "客户在小区业主群公开表扬，截图存档"),
        new(DemoHouse.Jingan, "ma-chao", "referral", "2026-09-22", "邻居报修时指名马师傅，工单备注"),
        new(DemoHouse.Jingan, "feng-bo", "praise", "2026-09-15", "客户来电表扬，录音存档"),
        new(DemoHouse.Jingan, "deng-kai", "referral", "2026-09-25", "新装空调订单注明由老客户介绍"),
    ];
}
