using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Storage;
using Mono.Cecil;

namespace KpiFunctions.Tests.Foundation.Audit;

/// <summary>By the compiled app: only one class knows the table of entries, and it can do nothing to it but add and read.</summary>
public sealed class AppendOnlyTests
{
    private static readonly string[] Adding = [nameof(TableBatches.AddAllAsync)];
    private static readonly string[] Reading = [nameof(TableCalls.ListFilteredAsync), "CreateQueryFilter"];

    [Fact]
    public void Only_the_store_of_entries_knows_their_table()
    {
        using var app = ModuleDefinition.ReadModule(typeof(AuditStore).Assembly.Location);

        var users = MethodsOf(app.GetTypes())
            .Where(m => CallsOf(m).Any(c => c.DeclaringType.FullName == typeof(Tables).FullName && c.Name == $"get_{nameof(Tables.Audit)}"))
            .Select(m => Outermost(m.DeclaringType).FullName)
            .Distinct();

        // The class of all tables itself hands them to whoever makes them.
        Assert.Equal([typeof(AuditStore).FullName, typeof(Tables).FullName], users.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_store_of_entries_calls_nothing_of_tables_that_changes_or_deletes()
    {
        using var app = ModuleDefinition.ReadModule(typeof(AuditStore).Assembly.Location);

        var calls = MethodsOf(app.GetTypes().Where(t => Outermost(t).Namespace == typeof(AuditStore).Namespace))
            .SelectMany(CallsOf)
            .Where(IsOfTables)
            .Select(c => c.Name)
            .Distinct();

        Assert.Equal(Adding.Concat(Reading).Order(StringComparer.Ordinal), calls.Order(StringComparer.Ordinal));
    }

    /// <summary>The class that adds rows makes of each an insert: the service refuses one whose key is there.</summary>
    [Fact]
    public void To_add_rows_is_to_insert_them()
    {
        using var app = ModuleDefinition.ReadModule(typeof(AuditStore).Assembly.Location);

        var adding = MethodsOf(app.GetTypes().Where(t => Outermost(t).FullName == typeof(TableBatches).FullName))
            .Where(m => m.FullName.Contains(nameof(TableBatches.AddAllAsync), StringComparison.Ordinal) || CallsOf(m).Any(c => c.DeclaringType.Name == "TableTransactionAction"))
            .ToList();
        var actions = adding.SelectMany(m => m.Body.Instructions).Where(i => i.Operand is MethodReference { Name: ".ctor", DeclaringType.Name: "TableTransactionAction" });

        Assert.Equal(
            [nameof(TableCalls.TryAddAsync), nameof(TableCalls.TrySubmitAsync)],
            adding.SelectMany(CallsOf).Where(c => c.DeclaringType.Name == nameof(TableCalls)).Select(c => c.Name).Distinct().Order(StringComparer.Ordinal));

        // The kind of the action is loaded before the row: 0 is Add.
        Assert.Equal(Mono.Cecil.Cil.Code.Ldc_I4_0, Assert.Single(actions).Previous.Previous.OpCode.Code);
    }

    private static bool IsOfTables(MethodReference call) =>
        call.DeclaringType.Name is nameof(TableCalls) or nameof(TableBatches) or "TableClient" or "TableServiceClient" or "TableTransactionAction";

    private static IEnumerable<MethodDefinition> MethodsOf(IEnumerable<TypeDefinition> types) => types.SelectMany(t => t.Methods).Where(m => m.HasBody);

    private static IEnumerable<MethodReference> CallsOf(MethodDefinition method) => method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>();

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
