using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Foundation.Agenda;

/// <summary>What is to be looked at, and from which hour on.</summary>
internal static class AgendaRoom
{
    internal static IServiceCollection AddAgenda(this IServiceCollection services) => services.AddSingleton<AgendaStore>();
}
