using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tisserand.Domain.Members;

namespace Tisserand.Data.Members;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<PracticeSite>,
    IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<SearchWord>, IEntityTypeConfiguration<MatchKey>, IEntityTypeConfiguration<College>,
    IEntityTypeConfiguration<StructureLink>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.Property(m => m.LastName).HasMaxLength(Member.NameLength);
        builder.Property(m => m.FirstName).HasMaxLength(Member.NameLength);
        builder.Property(m => m.FoldedName).HasMaxLength(4 * Member.NameLength).IsFolded();
        builder.Property(m => m.Profession).HasMaxLength(2);
        builder.Property(m => m.Rpps).HasMaxLength(11);
        // Those kept before there were structures are persons.
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20).HasDefaultValue(MemberKind.Person).ValueGeneratedNever();
        builder.Property(m => m.Finess).HasMaxLength(9);
        builder.Property(m => m.Siret).HasMaxLength(14);
        builder.Property(m => m.Email).HasMaxLength(320);
        builder.Property(m => m.Phone).HasMaxLength(40);
        builder.Property(m => m.Notes).HasMaxLength(Member.NotesLength);
        builder.Property(m => m.MainCommune).HasMaxLength(5);
        builder.Property(m => m.FoldedCommune).HasMaxLength(200).IsFolded();
        builder.Ignore(m => m.FullName);
        builder.Ignore(m => m.IsStructure);
        builder.Ignore(m => m.Quality);
        builder.Ignore(m => m.Identity);
        builder.HasMany(m => m.Sites).WithOne().HasForeignKey(s => s.MemberId);
        builder.HasMany<Membership>("_memberships").WithOne().HasForeignKey(s => s.MemberId);
        builder.Ignore(m => m.Memberships);
        builder.HasMany(m => m.Words).WithOne().HasForeignKey(w => w.MemberId);
        builder.HasMany(m => m.Keys).WithOne().HasForeignKey(k => k.MemberId);
        // One index per order of the list; that of the days counts the members of a day without reading the rows.
        builder.HasIndex(m => new { m.CptsId, m.FoldedName });
        builder.HasIndex(m => new { m.CptsId, m.Profession, m.FoldedName });
        builder.HasIndex(m => new { m.CptsId, m.Kind, m.FoldedName });
        builder.HasIndex(m => new { m.CptsId, m.FoldedCommune, m.FoldedName });
        // The identifier makes it enough for counting those of a day, without reading the rows.
        builder.HasIndex(m => new { m.CptsId, m.MemberSince, m.MemberUntil, m.Id });
        builder.HasIndex(m => new { m.CptsId, m.Rpps });
        builder.HasIndex(m => new { m.CptsId, m.AccountId }).IsUnique();
        builder.HasOne<College>().WithMany().HasForeignKey(m => m.CollegeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.CptsId, m.CollegeId, m.FoldedName });
    }

    public void Configure(EntityTypeBuilder<College> builder)
    {
        builder.ToTable("Colleges");
        builder.Property(c => c.Name).HasMaxLength(College.NameLength);
        builder.Property(c => c.ProposedFor).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => new { c.CptsId, c.Rank });
    }

    public void Configure(EntityTypeBuilder<StructureLink> builder)
    {
        builder.ToTable("StructureLinks");
        builder.Property(l => l.Tie).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Member>().WithMany().HasForeignKey(l => l.StructureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.CptsId, l.StructureId, l.PersonId }).IsUnique();
        builder.HasIndex(l => new { l.CptsId, l.PersonId });
    }

    public void Configure(EntityTypeBuilder<PracticeSite> builder)
    {
        builder.ToTable("PracticeSites");
        builder.Property(s => s.Commune).HasMaxLength(5);
        builder.Property(s => s.Label).HasMaxLength(PracticeSite.TextLength);
        builder.Property(s => s.Address).HasMaxLength(PracticeSite.TextLength);
        builder.HasIndex(s => s.MemberId);
        builder.HasIndex(s => new { s.CptsId, s.Commune, s.MemberId });
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.Ignore(m => m.Period);
        builder.HasIndex(m => new { m.MemberId, m.StartsOn });
        builder.HasIndex(m => m.CptsId);
    }

    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.ToTable("MemberWords");
        builder.HasKey(w => new { w.MemberId, w.Word });
        builder.Property(w => w.Word).HasMaxLength(SearchWord.Length).IsFolded();
        builder.HasIndex(w => new { w.CptsId, w.Word, w.MemberId });
    }

    public void Configure(EntityTypeBuilder<MatchKey> builder)
    {
        builder.ToTable("MatchKeys");
        builder.HasKey(k => new { k.MemberId, k.Key });
        builder.Property(k => k.Key).HasMaxLength(MatchKey.Length).IsFolded();
        builder.HasIndex(k => new { k.CptsId, k.Key, k.MemberId });
    }
}
