namespace KpiFunctions.Tests;

/// <summary>A rating sheet with a rater of every kind: two items in four grades.</summary>
internal static class TestSheet
{
    internal const string Json = """
        {
          "id": "conduct", "version": 1, "validFrom": "2026-09", "title": { "zh-CN": "行为评分表", "en": "Conduct" },
          "items": [ { "id": "attitude", "title": { "zh-CN": "态度", "en": "Attitude" } }, { "id": "skill", "title": { "zh-CN": "技术", "en": "Skill" } } ],
          "grades": [
            { "id": "excellent", "title": { "zh-CN": "优", "en": "Excellent" }, "points": 100 }, { "id": "good", "title": { "zh-CN": "良", "en": "Good" }, "points": 80 },
            { "id": "fair", "title": { "zh-CN": "中", "en": "Fair" }, "points": 60 }, { "id": "poor", "title": { "zh-CN": "差", "en": "Poor" }, "points": 20 }
          ],
          "raters": [
            { "id": "self", "title": { "zh-CN": "自评", "en": "Self" }, "kind": "self", "share": 0.1 },
            { "id": "manager", "title": { "zh-CN": "部门经理", "en": "Manager" }, "kind": "manager", "share": 0.3 },
            { "id": "supervisor", "title": { "zh-CN": "主管", "en": "Supervisor" }, "kind": "person", "role": "supervisor", "share": 0.1 },
            { "id": "company", "title": { "zh-CN": "公司", "en": "Company" }, "kind": "person", "role": "admin", "share": 0.2 },
            { "id": "customers", "title": { "zh-CN": "客户", "en": "Customers" }, "kind": "customers", "draw": 2, "share": 0.3 }
          ]
        }
        """;
}
