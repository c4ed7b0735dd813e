using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Missions;

namespace Tisserand.Data.Missions;

internal sealed class MissionOfContractMapping : IEntityTypeConfiguration<MissionOfContract>
{
    public void Configure(EntityTypeBuilder<MissionOfContract> builder)
    {
        builder.ToTable("MissionsOfContract");
        builder.Property(m => m.Mission).HasConversion<string>().HasMaxLength(30);
        builder.HasIndex(m => new { m.ContractId, m.Mission }).IsUnique();
    }
}
