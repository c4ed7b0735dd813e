using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Mail;

namespace Tisserand.Web.Shell;

internal static class ShellServices
{
    /// <summary>Pages, sign-in, data protection and mail: what every module stands on.</summary>
    public static void AddShell(this IServiceCollection services)
    {
        services.AddScoped<CptsOfRequest>();
        services.AddSingleton<SiteAddress>();
        services.AddScoped<Clock>();
        services.AddHttpContextAccessor();
        services.AddRazorPages(options => options.RootDirectory = "/Features")
            .AddRazorOptions(razor =>
            {
                // One layout and its parts for all features.
                razor.PageViewLocationFormats.Add("/Shell/Layout/{0}.cshtml");
                razor.ViewLocationFormats.Add("/Shell/Layout/{0}.cshtml");
            })
            .AddMvcOptions(mvc =>
            {
                FrenchBinding.Apply(mvc.ModelBindingMessageProvider);
                // A sheet of a meeting to which a whole territory is invited.
                mvc.MaxModelBindingCollectionSize = 5_000;
            });
        services.Configure<RouteOptions>(routing => routing.LowercaseUrls = true);
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(web =>
            web.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "tisserand.formulaire";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<FormOptions>(form => form.ValueCountLimit = 50_000);
        AddSignIn(services);
        SignInLimits.Add(services);
        Api.ApiDocument.Add(services);
        services.AddScoped<Space.OwnMember>();
        services.AddScoped<DemonstrationAccounts>();
        services.AddSingleton<History.AuditWording>();
        services.AddDataProtection().SetApplicationName("Tisserand");
        services.AddSingleton<IConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>>(
            provider => new ConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>(
                keys => keys.XmlRepository = new DatabaseKeys(provider.GetRequiredService<IServiceScopeFactory>())));
        services.AddScoped<Outbox>();
        services.AddHostedService<MailSender>();
        services.AddOptions<MailOptions>().BindConfiguration("Courrier");
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = true;
                // Length is what protects; composition rules only annoy (CNIL, délibération 2022-100).
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 8;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<TisserandDb>()
            .AddSignInManager<AccountSignIn>()
            .AddDefaultTokenProviders()
            .AddErrorDescriber<FrenchIdentityErrors>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>();
        services.AddAuthentication("cookie-ou-cle")
            .AddPolicyScheme("cookie-ou-cle", null, scheme => scheme.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.IsBearer(context.Request) || context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                    ? ApiKeyAuthentication.SchemeName
                    : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = "tisserand.session";
                cookie.LoginPath = "/connexion";
                cookie.ReturnUrlParameter = "retour";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                cookie.SlidingExpiration = true;
            }));
        // A changed password ends every session at once: the stamp is compared on each request.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.Zero);
    }
}
