using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Funding;

namespace Tisserand.Data.Funding;

internal sealed class EarlyContractMapping : IEntityTypeConfiguration<EarlyContract>
{
    public void Configure(EntityTypeBuilder<EarlyContract> builder)
    {
        builder.ToTable("EarlyContracts");
        builder.Ignore(c => c.Aid);
        builder.HasIndex(c => c.CptsId).IsUnique();
    }
}
