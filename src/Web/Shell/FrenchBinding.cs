using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Tisserand.Web.Shell;

/// <summary>What the framework says of a form value that it cannot read, in French.</summary>
internal static class FrenchBinding
{
    public static void Apply(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "Ce champ est à remplir.");
        messages.SetValueMustBeANumberAccessor(_ => "Indiquez un nombre.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Indiquez un nombre.");
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"« {value} » n’est pas compris ici.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"« {value} » n’est pas compris ici.");
        messages.SetValueIsInvalidAccessor(value => $"« {value} » n’est pas compris ici.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Cette valeur n’est pas comprise.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette valeur n’est pas comprise.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Ce champ est à remplir.");
        messages.SetMissingKeyOrValueAccessor(() => "Ce champ est à remplir.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
    }
}
