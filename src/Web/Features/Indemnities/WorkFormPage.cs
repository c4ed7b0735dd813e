using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Indemnities;

/// <summary>The form of declared work, for oneself or for somebody.</summary>
public abstract class WorkFormPage : PageModel
{
    [BindProperty]
    public WorkForm Input { get; set; } = new();

    public WorkChoices Choices { get; protected set; } = new([], []);

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public bool AsksConfirmation { get; private set; }

    /// <summary>Declared by the person.</summary>
    public abstract bool IsOwn { get; }

    protected CancellationToken Stop => HttpContext.RequestAborted;

    public string? WarningOf(string field) => Warnings.FirstOrDefault(w => w.Field == field)?.Message;

    /// <summary>A text that seems to name a patient is read once more before it is kept.</summary>
    protected bool MustConfirm()
    {
        Warnings = Input.Warnings;
        AsksConfirmation = Warnings.Count > 0 && !Input.Confirmed;
        return AsksConfirmation;
    }

    protected void Refuse(IEnumerable<Refusal> refusals) => ModelState.Refuse(refusals.Select(r => r with { Field = WorkForm.FieldOf(r.Field) }));
}
