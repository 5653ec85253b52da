using KpiFunctions.LocalHost.Simulation;

namespace KpiFunctions.LocalHost.Tests.Simulation;

/// <summary>Small replay files; tests replace the one they are about.</summary>
internal static class TestFiles
{
    public static ReplayFiles Create() => new()
    {
        Stores = ReplaySource.Text("stores.csv", """
            storeId,name,timeZone,locale,schemeId,callbackAfterHours
            sh,Shanghai,Asia/Shanghai,zh-CN,small,72
            sp,São Paulo,America/Sao_Paulo,en,small,
            """),
        WorkOrders = ReplaySource.Text("work-orders.csv", """
            storeId,workOrderId,staffId,customerPhone,openedAt,completedAt
            sh,A1,li,+8610000001,2026-09-28T09:00:00,2026-09-28T10:00:00
            sh,A2,li,+8610000002,2026-09-28T09:00:00+00:00,
            sp,B1,ana,,2026-09-30T22:00:00,2026-09-30T23:30:00
            """),
        Replies = ReplaySource.Text("replies.csv", """
            workOrderId,delayMinutes,text
            A1,90.5,"5, thanks"
            B1,10,4
            """),
    };

    public static Task<ReplayInput> ReadAsync(this ReplayFiles files) => ReplayParser.ReadAsync(files, default);
}
