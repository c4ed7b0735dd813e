using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class PatientWatchTests
{
    [Theory]
    // Invented numbers: shape and key of a NIR.
    [InlineData("n° 2 84 12 62 498 012 11")]
    [InlineData("284126249801211")]
    [InlineData("2841262498012")]
    [InlineData("184122A498012")]
    [InlineData("Suivi de la patiente Mme Dupont à domicile")]
    [InlineData("patient, M. Durand")]
    [InlineData("Mme Leroy née le 12/03/1950")]
    [InlineData("M. Petit né en 1948, diabétique")]
    [InlineData("Madame Roux, DDN 1/2/1960")]
    public void Warns_of_what_names_a_patient(string text) => Assert.NotNull(PatientWatch.Warning(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Disponible le mardi, patientèle âgée")]
    [InlineData("Patients sans médecin traitant : 12 accueillis")]
    [InlineData("06 12 34 56 78 ou 03 21 00 00 00")]
    [InlineData("SIRET 284 126 249 00017")]
    [InlineData("RPPS 99700427885")]
    [InlineData("FR76 2841 2624 9801 2540 0000 123")]
    [InlineData("284126249801299")] // Fifteen digits whose key is wrong.
    [InlineData("Dr Claire Maurin, née à Lens")]
    [InlineData("Contact au secrétariat : Mme Lefebvre")]
    public void Stays_silent_otherwise(string? text) => Assert.Null(PatientWatch.Warning(text));
}
