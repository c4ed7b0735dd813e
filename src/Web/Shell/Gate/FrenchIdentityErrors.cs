using Microsoft.AspNetCore.Identity;

namespace Tisserand.Web.Shell.Gate;

/// <summary>The account refusals that a person can meet, in French.</summary>
public sealed class FrenchIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"Le mot de passe compte au moins {length} caractères ; une phrase de plusieurs mots convient bien.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), "Le mot de passe est trop répétitif.");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "Le mot de passe actuel n’est pas le bon.");

    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), "Un compte existe déjà avec cette adresse électronique.");

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateEmail), "Un compte existe déjà avec cette adresse électronique.");

    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), "Cette adresse électronique n’est pas valable.");

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidEmail), "Cette adresse électronique contient un caractère qui n’est pas accepté.");

    public override IdentityError InvalidToken() => Say(nameof(InvalidToken), "Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.");

    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "Ce compte vient d’être modifié ailleurs. Rechargez la page et recommencez.");

    public override IdentityError DefaultError() => Say(nameof(DefaultError), "Ce compte n’a pas pu être enregistré.");

    private static IdentityError Say(string code, string description) => new() { Code = code, Description = description };
}
