using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Schemes;

namespace KpiFunctions.Tests;

/// <summary>A small scheme for tests of everything around the calculator.</summary>
internal static class TestScheme
{
    public static Scheme Scheme { get; } = SchemeJson.Read(
        """
        {
          "id": "test", "version": 1, "title": { "en": "Test", "zh-CN": "测试" }, "validFrom": "2020-01", "scale": 100,
          "items": [
            { "id": "satisfaction", "metric": "satisfaction.rate", "weight": 60, "rule": { "type": "linear", "from": 0, "to": 1 }, "missing": "redistribute" },
            { "id": "speed", "metric": "repair.average_hours", "weight": 40, "rule": { "type": "linear", "from": 480, "to": 0 }, "missing": "redistribute" }
          ],
          "grades": [ { "atLeast": 0, "grade": "any" } ]
        }
        """).Scheme!;
}
