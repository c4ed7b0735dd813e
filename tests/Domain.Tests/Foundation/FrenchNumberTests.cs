using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Foundation;

public sealed class FrenchNumberTests
{
    [Fact]
    public void Numbers_are_written_the_French_way_with_the_plain_non_breaking_space()
    {
        Assert.Equal("62\u00A0000", FrenchNumber.Whole(62_000));
        Assert.Equal("1\u00A0234\u00A0567", FrenchNumber.Whole(1_234_567));
        Assert.Equal("0", FrenchNumber.Whole(0));
        Assert.Equal("35\u00A0000,00\u00A0€", FrenchNumber.Euros(Money.FromEuros(35_000)));
        Assert.Equal("-0,05\u00A0€", FrenchNumber.Euros(new Money(-5)));
        Assert.Equal("75\u00A0%", FrenchNumber.Percent(75));
        Assert.Equal("66,67\u00A0%", FrenchNumber.Percent(66.670m));
    }

    [Fact]
    public void The_first_of_the_month_is_premier()
    {
        Assert.Equal("1er mars 2023", FrenchDate.Long(new(2023, 3, 1)));
        Assert.Equal("12 août 2023", FrenchDate.Long(new(2023, 8, 12)));
    }

    [Fact]
    public void A_file_that_is_not_embedded_is_a_build_fault() =>
        Assert.Throws<FileNotFoundException>(() => EmbeddedFile.Open("Funding/Baremes/aci-cpts-avenant-3.json"));
}
