using Tisserand.Domain.Reference;
using Xunit;

namespace Tisserand.Domain.Tests.Reference;

public sealed class DirectoryMovementTests
{
    private static readonly DirectoryPlace Lumbres = new("62534", "MSP", "12 Rue DE L'EGLISE", "62380 LUMBRES", true);
    private static readonly DirectoryPlace SaintOmer = new("62765", "CABINET", "1 Place FOCH", "62500 ST OMER", true);
    private static readonly DirectoryState Zoe = new("ROCHE", "Zoé", ["10"], ["L"], ["C"], "SM54", [Lumbres]);

    public static TheoryData<DirectoryState, MovementKinds> Cases => new()
    {
        { Zoe, MovementKinds.None },
        // Written otherwise: case, accents, apostrophes, the name or number of the structure.
        { Zoe with { LastName = "Roche", FirstName = "ZOE", Places = [Lumbres with { Name = "PÔLE DE SANTÉ", Street = "12 rue de l’Église" }] }, MovementKinds.None },
        { Zoe with { Places = [SaintOmer] }, MovementKinds.Moved },
        { Zoe with { Places = [Lumbres with { Street = "14 Rue DE L'EGLISE" }] }, MovementKinds.Moved },
        { Zoe with { Places = [Lumbres, SaintOmer] }, MovementKinds.Moved },
        { Zoe with { Places = [] }, MovementKinds.Moved },
        { Zoe with { Modes = ["S"] }, MovementKinds.Changed },
        { Zoe with { Professions = ["10", "60"] }, MovementKinds.Changed },
        { Zoe with { Categories = ["E"] }, MovementKinds.Changed },
        { Zoe with { Speciality = "SM26" }, MovementKinds.Changed },
        { Zoe with { LastName = "ROCHE-PETIT" }, MovementKinds.Changed },
        { Zoe with { Places = [Lumbres with { Practising = false }] }, MovementKinds.Changed },
        { Zoe with { Modes = ["S"], Places = [SaintOmer] }, MovementKinds.Moved | MovementKinds.Changed },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Is_told_by_what_differs(DirectoryState after, MovementKinds kinds)
    {
        Assert.Equal(kinds, DirectoryMovement.Between(Zoe, after));
        Assert.Equal(kinds, DirectoryMovement.Between(after, Zoe));
        Assert.Equal(after, DirectoryState.Read(after.Written())! with { Professions = after.Professions, Modes = after.Modes, Categories = after.Categories, Places = after.Places });
    }

    [Fact]
    public void Who_comes_and_who_goes()
    {
        Assert.Equal(MovementKinds.New, DirectoryMovement.Between(null, Zoe));
        Assert.Equal(MovementKinds.Gone, DirectoryMovement.Between(Zoe, null));
        Assert.Throws<ArgumentException>(() => DirectoryMovement.Between(null, null));
    }

    [Fact]
    public void Is_told_commune_by_commune()
    {
        Assert.Equal([new("62534", true, false, false), new("62765", false, true, false)], DirectoryMovement.Communes(Zoe, Zoe with { Places = [SaintOmer] }));
        Assert.Equal([new("62534", true, true, true)], DirectoryMovement.Communes(Zoe, Zoe with { Places = [Lumbres with { Street = "14 RUE" }] }));
        Assert.Equal([new("62534", true, true, false)], DirectoryMovement.Communes(Zoe, Zoe with { Modes = ["S"] }));
        Assert.Equal([new("62534", true, false, false)], DirectoryMovement.Communes(Zoe, null));
        // A replacement, or a place that nobody located, is in no commune.
        Assert.Equal([new("62534", false, true, false)], DirectoryMovement.Communes(Zoe with { Places = [Lumbres with { Practising = false }, SaintOmer with { Commune = null }] }, Zoe));
    }

    [Fact]
    public void A_place_without_commune_is_told_by_its_city()
    {
        var nowhere = SaintOmer with { Commune = null };
        Assert.Equal(MovementKinds.None, DirectoryMovement.Between(Zoe with { Places = [nowhere] }, Zoe with { Places = [nowhere with { City = "62500 St-Omer" }] }));
        Assert.Equal(MovementKinds.Moved, DirectoryMovement.Between(Zoe with { Places = [nowhere] }, Zoe with { Places = [nowhere with { City = "62510 ARQUES" }] }));
    }
}
