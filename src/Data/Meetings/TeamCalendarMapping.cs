using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Meetings;

namespace Tisserand.Data.Meetings;

internal sealed class TeamCalendarMapping : IEntityTypeConfiguration<TeamCalendar>
{
    public void Configure(EntityTypeBuilder<TeamCalendar> builder)
    {
        builder.ToTable("TeamCalendars");
        builder.Property(c => c.Scope).HasMaxLength(30);
        builder.Property(c => c.Secret).HasMaxLength(CalendarAddress.SecretLength);
        builder.HasIndex(c => new { c.CptsId, c.AccountId, c.Scope }).IsUnique();
        builder.HasIndex(c => new { c.CptsId, c.Secret }).IsUnique();
    }
}
