using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Features.Schemes.Presets;

/// <summary>The one place that says of each figure and mark of the presets what it is and where a house gets it, and of each sheet who fills it.</summary>
internal static class NeedCatalog
{
    private static readonly LocalizedText Accounts = NeedWords.Text("财务报表", "Accounts");
    private static readonly LocalizedText Attendance = NeedWords.Text("人事考勤", "Attendance records");
    private static readonly LocalizedText Booking = NeedWords.Text("预约系统", "The booking system");
    private static readonly LocalizedText Callbacks = NeedWords.Text("客服部回访报表", "Customer service's callback reports");
    private static readonly LocalizedText Deliveries = NeedWords.Text("收到报表的日期", "The day on which the report came in");
    private static readonly LocalizedText Files = NeedWords.Text("部门的工作记录", "The department's records of work");
    private static readonly LocalizedText Maker = NeedWords.Text("主机厂通报", "The maker's report");
    private static readonly LocalizedText Parts = NeedWords.Text("配件系统", "The parts system");
    private static readonly LocalizedText Payroll = NeedWords.Text("工资表", "Payroll");
    private static readonly LocalizedText Phones = NeedWords.Text("电话系统", "The telephone system");
    private static readonly LocalizedText Rules = NeedWords.Text("部门经理的扣分记录", "The department manager's record of penalties");
    private static readonly LocalizedText Sales = NeedWords.Text("销售系统与当月目标", "The sales system and the month's target");
    private static readonly LocalizedText Training = NeedWords.Text("培训签到与考试记录", "Training attendance and exam records");

    private static readonly LocalizedText Head = NeedWords.Text("部门经理评分", "The head of department marks it");
    private static readonly LocalizedText ThreeColumns = NeedWords.Text("自评、部门经理评分、公司审核三栏", "Three columns: oneself, the department's manager, the company");

    internal static IReadOnlyDictionary<string, (LocalizedText What, LocalizedText From)> Figures { get; } = new Dictionary<string, (LocalizedText, LocalizedText)>(StringComparer.Ordinal)
    {
        ["activity.count"] = Entry("招徕、客户维系活动次数", "Activities held to win and keep customers", Files),
        ["analysis.customer_structure_count"] = Entry("客户结构分析份数", "Analyses of the customers' structure", Files),
        ["attendance.rate"] = Entry("出勤率，0 至 1", "Share of days attended, 0 to 1", Attendance),
        ["bonus.base"] = Entry("奖金基数，元", "The bonus that follows the score, in currency", Payroll),
        ["bookings"] = Entry("预约成功台次", "Successful bookings", Booking),
        ["cars.sold"] = Entry("当月销售台数", "Cars sold in the month", NeedWords.Text("销售系统", "The sales system")),
        ["conversion.target_rate"] = Entry("新客户成交数 ÷ 目标", "New customers won ÷ target", Sales),
        ["cost.repair_ratio"] = Entry("维修成本 ÷ 预算", "Cost of repairs ÷ plan", Accounts),
        ["csi.gain"] = Entry("满意度比上月提高多少", "By how much satisfaction rose since the month before", Callbacks),
        ["daily_awards"] = Entry("日常激励，元", "Daily awards, in currency", Payroll),
        ["desk.answered_rate"] = Entry("接通的来电 ÷ 全部来电", "Calls answered ÷ calls that came in", Phones),
        ["desk.solved_rate"] = Entry("解决的问题 ÷ 受理的问题", "Problems solved ÷ problems taken on", NeedWords.Text("客服部受理登记表", "Customer service's register of problems")),
        ["drill.aftersales_count"] = Entry("售后流程演练次数", "Drills of the after-sales process", Files),
        ["drill.sales_count"] = Entry("销售流程演练次数", "Drills of the sales process", Files),
        ["flight_check.mark"] = Entry("飞行检查得分，0 至 100", "Mark of the unannounced inspection, 0 to 100", Maker),
        ["information.timely_rate"] = Entry("及时反馈的意见与信息 ÷ 全部", "Feedback and information passed on in time ÷ all", Callbacks),
        ["information.unreported_count"] = Entry("发现错误未通知的客户信息条数", "Wrong customer data found and not reported", Callbacks),
        ["kpi.rate"] = Entry("岗位关键指标达成率", "Share of the position's key indicators reached", Files),
        ["labour.cost_ratio"] = Entry("人力成本 ÷ 产值", "Cost of labour ÷ output", Accounts),
        ["maker.csi"] = Entry("主机厂 CSI 得分，满分 1000", "The maker's CSI, of 1000", Maker),
        ["maker.rank_percentile"] = Entry("全国排名 ÷ 参评店数", "National rank ÷ number of dealers", Maker),
        ["management.rate"] = Entry("管理绩效达标率", "Share of the management indicators reached", Files),
        ["market.target_rate"] = Entry("新开发客户数 ÷ 目标", "New customers found ÷ target", Sales),
        ["other_deductions"] = Entry("其他扣款（含考勤），元", "Other deductions, attendance included, in currency", Payroll),
        ["parts.reasonable_rate"] = Entry("检查认定合理的换件 ÷ 检查的换件", "Replaced parts found reasonable ÷ those checked", NeedWords.Text("旧件检查记录", "The check of the parts taken out")),
        ["parts.turnover"] = Entry("配件库存周转率（折合全年次数）", "Turnover of the parts inventory, in times a year", Parts),
        ["pay.allowance"] = Entry("津贴补贴，元", "Allowances, in currency", Payroll),
        ["pay.skill"] = Entry("技能工资，元", "Pay for skill, in currency", Payroll),
        ["penalties"] = Entry("考核处罚，元", "Penalties, in currency", Payroll),
        ["penalty.rules_1"] = Entry("制度类减分项 1 的次数", "How often rules penalty 1 was given", Rules),
        ["penalty.rules_2"] = Entry("制度类减分项 2 的次数", "How often rules penalty 2 was given", Rules),
        ["penalty.rules_3"] = Entry("制度类减分项 3 的次数", "How often rules penalty 3 was given", Rules),
        ["penalty.rules_4"] = Entry("制度类减分项 4 的次数", "How often rules penalty 4 was given", Rules),
        ["penalty.rules_5"] = Entry("制度类减分项 5 的次数", "How often rules penalty 5 was given", Rules),
        ["penalty.rules_6"] = Entry("制度类减分项 6 的次数", "How often rules penalty 6 was given", Rules),
        ["penalty.work_1"] = Entry("工作类减分项 1 的次数", "How often work penalty 1 was given", Rules),
        ["penalty.work_2"] = Entry("工作类减分项 2 的次数", "How often work penalty 2 was given", Rules),
        ["phone.wrong_count"] = Entry("登记错误的客户电话个数", "Wrong phone numbers recorded", Callbacks),
        ["receptions"] = Entry("接待台次", "Customers received", Accounts),
        ["recheck.next_day_rate"] = Entry("问题处理次日已电访 ÷ 全部", "Customers called the day after their problem was solved ÷ all", Callbacks),
        ["report.daily_late_count"] = Entry("日报迟交次数（请假的填 excused）", "Late daily reports; those with leave as excused", Deliveries),
        ["report.follow_up_days_late"] = Entry("跟进情况迟报天数", "Days by which the follow-up report was late", Deliveries),
        ["report.follow_up_filed"] = Entry("上月潜在客户跟进情况已上报为 1", "1 when the follow-up of last month's prospects was reported", Deliveries),
        ["report.monthly_days_late"] = Entry("月报在 3 日之后迟交的天数", "Days by which the monthly report was later than the 3rd", Deliveries),
        ["report.prospects_days_late"] = Entry("潜在客户档案迟报天数", "Days by which the prospect files were late", Deliveries),
        ["report.prospects_filed"] = Entry("潜在客户档案已上报为 1", "1 when the prospect files were reported", Deliveries),
        ["retention.target_rate"] = Entry("回头客户率 ÷ 目标", "Share of customers who came back ÷ target", Sales),
        ["rewards"] = Entry("考核奖励，元", "Rewards, in currency", Payroll),
        ["sales.target_rate"] = Entry("销售业绩 ÷ 目标", "Sales ÷ target", Sales),
        ["sample.monday_rate"] = Entry("每周一调查的客户数 ÷ 应调查数（每品牌 5 个）", "Customers asked on Mondays ÷ those due, 5 for each brand", Callbacks),
        ["sample.spot_check_rate"] = Entry("抽查的各部门回访 ÷ 各部门回访", "Other departments' callbacks checked ÷ all of them", Callbacks),
        ["solicitation.target_rate"] = Entry("首保、定保招揽及预约数 ÷ 目标", "First and regular services booked ÷ target", Booking),
        ["survey.month_end_rate"] = Entry("25 至 30 日已调查客户 ÷ 应调查客户", "Customers asked from the 25th to the 30th ÷ those due", Callbacks),
        ["survey.satisfaction_rate"] = Entry("回访中对本人满意的客户 ÷ 被问的客户", "Customers satisfied with the person ÷ those whom customer service asked", Callbacks),
        ["survey.ten_items"] = Entry("十项调查得分，0 至 100", "Mark of the ten-item survey, 0 to 100", Maker),
        ["training.exam"] = Entry("培训考试成绩，0 至 100", "Mark of the training exam, 0 to 100", Training),
        ["training.late_count"] = Entry("培训迟到次数（请假的填 excused）", "Late for training; with leave as excused", Training),
        ["training.missed_count"] = Entry("缺席培训次数（请假的填 excused）", "Training missed; with leave as excused", Training),
        ["training.plan_rate"] = Entry("完成的培训 ÷ 计划", "Training carried out ÷ planned", Training),
        ["training.skill_gain_count"] = Entry("技能提升带来业绩的员工数", "People whose new skills brought business", Training),
        ["upkeep.checked_rate"] = Entry("抽查中已落实维系的潜在客户 ÷ 被抽查的", "Prospects found kept up ÷ those spot-checked", Files),
        ["value_added"] = Entry("增值业务提成，元", "Commission of value-added business, in currency", Payroll),
        ["volume.rate"] = Entry("售后台次完成率", "Jobs done ÷ target of jobs", Accounts),
        ["wage"] = Entry("当月工资，元", "The month's wage, in currency", Payroll),
    };

    /// <summary>By topic: marks of which the documents give no grades.</summary>
    internal static IReadOnlyDictionary<string, (LocalizedText What, LocalizedText From)> Marks { get; } = new Dictionary<string, (LocalizedText, LocalizedText)>(StringComparer.Ordinal)
    {
        ["communication"] = Entry("与技师、客户的沟通协调", "Communication with technicians and customers", Head),
        ["discipline"] = Entry("遵守规章制度与流程", "Keeps rules and processes", Head),
        ["process"] = Entry("严格按服务流程服务", "Keeps the service process", Head),
        ["skill"] = Entry("产品知识、话术、谈判能力", "Knowledge of the product, words, negotiating", Head),
    };

    /// <summary>Who fills the columns of a shipped sheet, by the id of the sheet.</summary>
    internal static IReadOnlyDictionary<string, LocalizedText> Sheets { get; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["assessment"] = ThreeColumns,
        ["callback-clerk"] = ThreeColumns,
        ["front-desk"] = NeedWords.Text("直属上级；店面三项在店面检查时评分", "The direct superior; the three items of the showroom on inspections"),
        ["general-staff"] = NeedWords.Text("员工自评、上级主管综合评价两栏", "Two columns: oneself and the superior"),
        ["repairer"] = NeedWords.Text("维修主管；优秀与不合格须写出事例", "The workshop leader; excellent and fail with an example"),
        ["service-desk"] = NeedWords.Text("客服主管与相关部门领导两栏，旁听、听录音并抽查记录后评分", "Two columns, after listening in, to recordings, and a spot check of records: the customer-service supervisor and the heads of the departments concerned"),
        ["service-staff"] = NeedWords.Text("客服、主管两栏，以及随机抽取的客户对服务后短信的评分", "Two columns, clerk and supervisor, and what customers drawn at random answered to the text after the service"),
    };

    private static (LocalizedText What, LocalizedText From) Entry(string chinese, string english, LocalizedText from) => (NeedWords.Text(chinese, english), from);
}
