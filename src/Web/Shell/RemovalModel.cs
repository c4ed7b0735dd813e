using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell;

/// <summary>Takes an entry out of a list, by a button of that list which asks first; what is refused is told there too.</summary>
/// <param name="list">Path of the list within the CPTS.</param>
/// <param name="removed">What is said when it is done.</param>
public abstract class RemovalModel(CptsOfRequest here, string list, string removed) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    public IActionResult OnGet() => Redirect(here.Link(list));

    public async Task<IActionResult> OnPost()
    {
        var refusals = await Remove(Id, HttpContext.RequestAborted);
        TempData["Done"] = refusals.Count == 0 ? removed : refusals[0].Message;
        return Redirect(here.Link(list));
    }

    protected abstract Task<List<Refusal>> Remove(Guid id, CancellationToken cancellationToken);
}
