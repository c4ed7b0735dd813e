using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class DirectoryReviewMapping : IEntityTypeConfiguration<DirectoryReview>
{
    public void Configure(EntityTypeBuilder<DirectoryReview> builder)
    {
        builder.ToTable("DirectoryReviews");
        builder.HasIndex(r => r.CptsId).IsUnique();
    }
}
