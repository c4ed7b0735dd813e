using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Access;

/// <summary>Accounts, sign-in, roles, API keys; the administrator's pages.</summary>
public sealed class AccessModule : IModule
{
    public void AddServices(IServiceCollection services) => services.AddScoped<CreateInstallation>();
}
