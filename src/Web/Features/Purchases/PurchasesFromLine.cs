using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Banking;

namespace Tisserand.Web.Features.Purchases;

/// <summary>Money that came in without being awaited becomes an income.</summary>
internal sealed class IncomeFromLine : IRecordFromLine
{
    public LineForm? For(CptsOfRequest here, BankLine line) => line.Amount > Money.Zero && here.Allows(Area.Purchases, Level.Act)
        ? new("Enregistrer comme recette", here.Link($"comptes/recettes/saisie?ligne={line.Id}"), "Versement de l’ACI, subvention, don…\u00A0: le formulaire est rempli d’après la ligne, qui est rapprochée en l’enregistrant.")
        : null;
}

/// <summary>A payment without its invoice: it is recorded, approved by another, and then proposed for the line.</summary>
internal sealed class ExpenseFromLine : IRecordFromLine
{
    public LineForm? For(CptsOfRequest here, BankLine line) => line.Amount < Money.Zero && here.Allows(Area.Purchases, Level.Act)
        ? new("Saisir la facture", here.Link($"comptes/depenses/saisie?ligne={line.Id}"), "Le formulaire est rempli d’après la ligne\u00A0; une fois la dépense approuvée, elle sera proposée ici.")
        : null;
}
