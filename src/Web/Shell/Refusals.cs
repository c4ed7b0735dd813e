using Microsoft.AspNetCore.Mvc.ModelBinding;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell;

/// <summary>Puts refusals of the domain by the fields of a form.</summary>
public static class Refusals
{
    /// <summary>Adds each refusal under <paramref name="prefix"/> ("Input" for a form bound to a property of that name).</summary>
    public static void Refuse(this ModelStateDictionary state, IEnumerable<Refusal> refusals, string prefix = "Input")
    {
        foreach (var refusal in refusals)
        {
            state.AddModelError(refusal.Field.Length == 0 ? "" : prefix.Length == 0 ? refusal.Field : prefix + "." + refusal.Field, refusal.Message);
        }
    }
}
