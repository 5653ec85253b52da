using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.WhatIf;

/// <summary>Drafts of schemes on past months.</summary>
internal static class WhatIfRoom
{
    internal static IServiceCollection AddWhatIf(this IServiceCollection services)
    {
        services.AddSingleton<SchemeTrial>();
        return services;
    }
}
