using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Meetings.Registrations;

namespace Tisserand.Data.Meetings;

/// <summary>What the pages of a meeting ask of its registrations and questions.</summary>
public static class RegistrationQueries
{
    /// <summary>Questions that are asked, in their order.</summary>
    public static IQueryable<MeetingQuestion> QuestionsOf(this TisserandDb db, Guid meeting, QuestionUse use) =>
        db.Set<MeetingQuestion>().Where(q => q.MeetingId == meeting && q.Use == use && !q.IsWithdrawn).OrderBy(q => q.Position).ThenBy(q => q.Id);

    /// <summary>The registrations of a meeting are opened: their form.</summary>
    public static Task<RegistrationForm?> FormOf(this TisserandDb db, Guid meeting, CancellationToken cancellationToken) =>
        db.Set<RegistrationForm>().AsNoTracking().SingleOrDefaultAsync(f => f.MeetingId == meeting, cancellationToken);
}
