using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Features.Schemes.Presets;

/// <summary>What the kinds of records are and where a house gets them, besides the single figures and marks.</summary>
internal static class NeedWords
{
    internal const string From = "from";

    internal const string PutStaff = "PUT /api/staff/{store}/{staff}";

    internal static readonly IReadOnlyDictionary<string, LocalizedText> Orders = new Dictionary<string, LocalizedText>
    {
        ["own"] = Text("本人完成的工单（staffId 是本人）", "Orders that the person did: staffId is the person"),
        ["advisor"] = Text("本人担任服务顾问的工单（advisorId 是本人）", "Orders on which the person is the service advisor: advisorId"),
        ["inspector"] = Text("由本人质检的工单（inspectorId 是本人）", "Orders that the person inspected: inspectorId"),
        ["clerk"] = Text("由本人负责客户联系的工单（clerkId 是本人）", "Orders whose customers the person keeps in touch with: clerkId"),
        ["team"] = Text("团队成员完成的工单（staffId 是成员）", "Orders that the person's team did: staffId is one of its people"),
        ["team.advisor"] = Text("团队中服务顾问的工单（advisorId 是成员）", "Orders whose service advisor is in the person's team: advisorId"),
        ["team.inspector"] = Text("团队中质检员的工单（inspectorId 是成员）", "Orders whose inspector is in the person's team: inspectorId"),
        ["team.clerk"] = Text("团队中客服专员的工单（clerkId 是成员）", "Orders whose clerk is in the person's team: clerkId"),
        ["store"] = Text("门店的全部工单", "All orders of the store"),
        [From] = Text("经销商管理系统或派工系统导出的工单", "The orders that the dealer's or dispatch system exports"),
    };

    /// <summary>By the word of the table.</summary>
    internal static readonly IReadOnlyDictionary<string, LocalizedText> Tables = new Dictionary<string, LocalizedText>
    {
        ["hours"] = Text("工时定额表：按车型与工种查工时，供没有 standardHours 的工单使用；这些工单须有 model 与 jobCode", "Table of standard hours by model and job, for orders without standardHours: these have model and jobCode"),
        ["points"] = Text("分值表：按工种与难度查分值，供没有 points 的工单使用；这些工单须有 jobCode 与 difficulty", "Table of points by job and difficulty, for orders without points: these have jobCode and difficulty"),
        [From] = Text("主机厂或本店的定额标准；每张工单都自带数值的，不需要此表", "The maker's or the house's standards; not needed where every order says it itself"),
    };

    /// <summary>By the member of the store.</summary>
    internal static readonly IReadOnlyDictionary<string, LocalizedText> Settings = new Dictionary<string, LocalizedText>
    {
        ["arriveWithinMinutes"] = Text("承诺多少分钟内到场；不填为 60", "Within how many minutes of the order somebody is promised to be there; left out: 60"),
        ["complaintClock"] = Text("投诉时限按全部时间（calendar）还是营业时间（business）计；后者须先有门店的营业时间表 calendar；不填为 calendar", "Whether complaints are timed in all hours (calendar) or in those of business, which needs the store's table calendar first; left out: calendar"),
        ["placeholderUnits"] = Text("哪些写法不是车辆或机器，不算返修；不填为常见写法", "What is written where there is no unit, so that nothing comes back; left out: the usual words"),
        ["returnsNeedSameFault"] = Text("同一故障才算返修，或同一车辆、机器再来即算；不填为同一故障", "Whether only the same fault is a return, or anything about the unit; left out: the same fault"),
        [From] = Text("门店设置", "The store's settings"),
    };

    internal static readonly IReadOnlyDictionary<string, LocalizedText> CustomerFacts = new Dictionary<string, LocalizedText>
    {
        ["praise"] = Text("客户或公司部门的表扬，附证据", "Praise by customers or departments, with evidence"),
        ["referral"] = Text("客户介绍新业务，附证据", "Customers who brought new business, with evidence"),
        ["repurchase"] = Text("客户再次购买，附证据", "Customers who bought again, with evidence"),
        [From] = Text("表扬信、留言、订单等，由主管登记", "Letters, messages and orders, entered by the supervisor"),
    };

    internal static (LocalizedText What, LocalizedText From) Answers { get; } =
        (Text("客户对服务后短信的评分", "Customers' ratings in answer to the text after the service"), Text("短信自动发出，答复自动收进，无需导入", "Texts go out and answers come in by themselves; nothing is imported"));

    internal static (LocalizedText What, LocalizedText From) Complaints { get; } =
        (Text("投诉及其处理：staffId 是被投诉人，handlerId 是处理人", "Complaints and how they were dealt with: staffId is whom they are about, handlerId who dealt with them"),
        Text("客服部投诉登记表；短信答复引起的投诉自动产生", "Customer service's register of complaints; those that come from answers make themselves"));

    internal static (LocalizedText What, LocalizedText From) Calls { get; } =
        (Text("回访电话的结果", "Results of telephone calls"), Text("由拨打电话的客服专员登记", "Entered by the clerk who calls"));

    internal static (LocalizedText What, LocalizedText From) Team { get; } =
        (Text("团队成员的 managerId 是本人", "The people of the team have the person as managerId"), Text("组织架构", "The organisation chart"));

    internal static (LocalizedText What, LocalizedText From) Person { get; } =
        (Text(
            "本人的用工类别、入职日期、年度岗位系数、认证级别；不填则为普通员工、无工龄、方案的系数、无认证",
            "The person's kind of employment, first day, coefficient of the year, certified level; left out: ordinary staff, no seniority, the scheme's coefficient, no certificate"),
        Text("人事档案", "Personnel files"));

    internal static (LocalizedText What, LocalizedText From) OwnFigure { get; } =
        (Text("自定义的数据", "A figure of your own"), Text("由贵店提供", "You know where"));

    internal static (LocalizedText What, LocalizedText From) OwnMark { get; } =
        (Text("自定义的评分", "A mark of your own"), Text("由贵店指定的评分人", "Whoever you name to mark it"));

    internal static LocalizedText Text(string chinese, string english) => new([new("zh-CN", chinese), new("en", english)]);
}
