using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Explanations;

/// <summary>Names of metrics for people.</summary>
public static class MetricTitles
{
    private static readonly Dictionary<string, Wording> Titles = new(StringComparer.Ordinal)
    {
        ["satisfaction.rate"] = new("客户满意率（已评价客户）", "客戶滿意率（已評價客戶）", "Satisfied of those who answered"),
        ["satisfaction.rate_all"] = new("客户满意率（全部客户）", "客戶滿意率（全部客戶）", "Satisfied of all customers"),
        ["satisfaction.mean"] = new("客户满意度平均分", "客戶滿意度平均分", "Mean rating"),
        ["satisfaction.index"] = new("客户满意度（百分制）", "客戶滿意度（百分制）", "Satisfaction of 100"),
        ["satisfaction.csi"] = new("客户满意度 CSI（千分制）", "客戶滿意度 CSI（千分制）", "Satisfaction index (CSI of 1000)"),
        ["satisfaction.response_rate"] = new("问卷回复率", "問卷回覆率", "Answers to surveys"),
        ["repair.within_24h_rate"] = new("24 小时内修复率", "24 小時內修復率", "Repaired within 24 hours"),
        ["repair.fixed_in_12h_rate"] = new("12 小时内修复率", "12 小時內修復率", "Fixed within 12 hours"),
        ["repair.on_time_rate"] = new("按时交付率", "按時交付率", "Finished as promised"),
        ["repair.standard_time_ratio"] = new("标准工时比（标准÷实际）", "標準工時比（標準÷實際）", "Standard hours to actual hours"),
        ["repair.average_hours"] = new("平均维修时长（小时）", "平均維修時長（小時）", "Average hours to completion"),
        ["arrival.on_time_rate"] = new("及时到达率", "及時到達率", "Arrived in time"),
        ["orders.completed"] = new("完成工单数", "完成工單數", "Orders completed"),
        ["orders.completion_rate"] = new("工单完成率", "工單完成率", "Share of opened orders completed"),
        ["orders.revenue"] = new("产值", "產值", "Revenue"),
        ["workload.points"] = new("工作量分值", "工作量分值", "Workload points"),
        ["quality.first_time_fix_rate"] = new("一次修复率", "一次修復率", "Fixed the first time"),
        ["quality.inspection_pass_rate"] = new("质检合格率", "質檢合格率", "Passed inspection"),
        ["complaint.rate"] = new("投诉率", "投訴率", "Complaints to orders"),
        ["complaint.count"] = new("投诉次数", "投訴次數", "Complaints"),
        ["complaint.own_fault_count"] = new("个人原因引起的抱怨", "個人原因引起的抱怨", "Complaints caused by oneself"),
        ["complaint.recovered_count"] = new("挽回的投诉", "挽回的投訴", "Complainers made happy"),
        ["complaint.recovered_own_fault_count"] = new("挽回的个人原因投诉", "挽回的個人原因投訴", "Complainers about oneself made happy"),
        ["complaint.attitude_share"] = new("服务态度投诉占比", "服務態度投訴佔比", "Share of complaints about attitude"),
        ["complaint.answered_in_2h_rate"] = new("投诉 2 小时内答复率", "投訴 2 小時內答覆率", "Complaints answered within 2 hours"),
        ["complaint.resolved_in_24h_rate"] = new("投诉 24 小时内解决率", "投訴 24 小時內解決率", "Complaints solved within 24 hours"),
        ["complaint.handled_in_time_rate"] = new("投诉 2 小时内答复且 24 小时内解决率", "投訴 2 小時內答覆且 24 小時內解決率", "Complaints answered within 2 and solved within 24 hours"),
        ["complaint.resolution_satisfaction_rate"] = new("投诉解决满意率", "投訴解決滿意率", "Satisfied with the solution"),
        ["callback.completed_rate"] = new("回访完成率", "回訪完成率", "Callbacks made"),
        ["callback.in_time_rate"] = new("回访及时率", "回訪及時率", "Callbacks made in time"),
        ["callback.spot_check_rate"] = new("抽查回访率", "抽查回訪率", "Callbacks of others spot-checked"),
        ["customer.repurchase_rate"] = new("客户重复购买率", "客戶重複購買率", "Customers who bought again"),
        ["customer.referral_count"] = new("客户推荐次数", "客戶推薦次數", "Referrals"),
        ["customer.praise_count"] = new("公开表扬次数", "公開表揚次數", "Public praise"),
        ["parts.turnover"] = new("配件库存周转率", "配件庫存周轉率", "Parts inventory turnover"),
        ["labour.cost_ratio"] = new("人力成本率", "人力成本率", "Labour cost ratio"),
        ["training.exam"] = new("培训考核成绩", "培訓考核成績", "Training exam"),
        ["attendance.rate"] = new("出勤率", "出勤率", "Attendance"),
        ["bookings"] = new("预约成功台次", "預約成功台次", "Bookings"),
        ["receptions"] = new("接待台次", "接待台次", "Receptions"),
        ["volume.rate"] = new("台次完成率", "台次完成率", "Volume against target"),
        ["kpi.rate"] = new("关键指标达成率", "關鍵指標達成率", "Key indicators against target"),
        ["maker.rank_percentile"] = new("主机厂排名百分位", "主機廠排名百分位", "Rank percentile of the maker"),
        ["management.rate"] = new("管理绩效达标率", "管理績效達標率", "Management indicators reached"),
        ["sales.target_rate"] = new("销售业绩达成率", "銷售業績達成率", "Sales against target"),
        ["cars.sold"] = new("销售台数", "銷售臺數", "Cars sold"),
        [PayoutPlan.Bonus] = new("奖金基数", "獎金基數", "Bonus for a full score"),
        [PayoutPlan.Wage] = new("当月工资", "當月工資", "Wage"),
        ["pay.skill"] = new("技能工资", "技能工資", "Pay for skill"),
        ["pay.allowance"] = new("津贴补贴", "津貼補貼", "Allowances"),
        ["value_added"] = new("增值业务提成", "增值業務提成", "Value-added business"),
        ["daily_awards"] = new("日常激励", "日常激勵", "Daily awards"),
        ["rewards"] = new("考核奖励", "考核獎勵", "Rewards of the assessment"),
        ["penalties"] = new("考核处罚", "考核處罰", "Penalties of the assessment"),
        ["other_deductions"] = new("其他扣款（含考勤）", "其他扣款（含考勤）", "Other deductions, attendance included"),
        ["report.days_late"] = new("报表迟交天数", "報表遲交天數", "Days that the report was late"),
    };

    /// <summary>The metric's name; its id when it is one of the house's own figures.</summary>
    public static Wording Of(string id) =>
        Titles.TryGetValue(id, out var title) ? title
        : id.StartsWith(MetricId.FactorPrefix, StringComparison.Ordinal) ? Prefixed("满意度", "滿意度", "Satisfaction", id[MetricId.FactorPrefix.Length..])
        : id.StartsWith(MetricName.RatingPrefix, StringComparison.Ordinal) ? Prefixed("评分", "評分", "Marks", id[MetricName.RatingPrefix.Length..])
        : Wording.Same(id);

    private static Wording Prefixed(string zhCn, string zhTw, string en, string name) => new($"{zhCn}：{name}", $"{zhTw}：{name}", $"{en}: {name}");
}
