using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Members;

/// <summary>
/// Profession saisie : the code behind what people write in their lists: the label of the nomenclature, its plural, its
/// feminine, the words in use (« IDEL », « kiné », « médecin généraliste », « dentiste »).
/// </summary>
public static class TypedProfession
{
    private static readonly (string Code, string Words)[] Usual =
    [
        ("10", "docteur,dr,mg,generaliste,medecine,medecine generale,medecin de famille,specialiste,pediatre,gynecologue,psychiatre,dermatologue,cardiologue,radiologue,ophtalmologue,ophtalmologiste,geriatre,endocrinologue,pneumologue,rhumatologue"),
        ("60", "ide,idel,infirmiere,infirmier e,infirmiere liberale,infirmier liberal,infirmier diplome d etat,infirmiere diplomee d etat,ipa,iade,ibode,puericultrice,infirmier en pratique avancee,infirmiere en pratique avancee,asalee,infirmiere asalee,idsp,infirmiere puericultrice"),
        ("21", "pharmacienne,pharmacie,pharmacien d officine,titulaire d officine"),
        ("70", "kine,mk,mkde,masseur kine,kinesitherapeute,masseuse kinesitherapeute,kinesitherapie"),
        ("40", "dentiste,chirurgienne dentiste,chir dentiste,orthodontiste"),
        ("50", "sagefemme,sf,maieuticien,maieuticienne"),
        ("91", "orthophonie,ortho"),
        ("80", "pedicure,podologue,pedicure podologie,pp"),
        ("92", "orthoptie"),
        ("94", "ergo,ergotherapie"),
        ("96", "psychomotricienne,psychomot"),
        ("95", "dieteticienne,dietetique,dieteticien nutritionniste,dieteticienne nutritionniste"),
        ("93", "psychologue,psycho,psychologue clinicien,psychologue clinicienne,neuropsychologue"),
        ("98", "manipulateur radio,manipulatrice radio,manip radio,manipulateur en electroradiologie,manipulatrice en electroradiologie"),
        ("86", "technicien de laboratoire,technicienne de laboratoire"),
        ("28", "opticien,opticienne,opticienne lunetiere"),
        ("31", "assistant dentaire,assistante dentaire"),
        ("41", "assistant social,assistante sociale,assistante de service social,as"),
        ("71", "osteo,osteopathie"),
        (Member.OtherProfession, "autre,autres,secretaire,secretaire medicale,coordinateur,coordinatrice,coordonnateur,coordonnatrice,elu,elue,usager,usagere,directeur,directrice,aide soignant,aide soignante,biologiste medical,association,administratif,administrative,etudiant,etudiante,educateur,educatrice,non professionnel de sante,representant des usagers"),
    ];

    private static readonly Lazy<Dictionary<string, string>> Codes = new(Known);

    /// <summary>The code, or null when the words are not known.</summary>
    public static string? Read(string? typed)
    {
        var folded = FoldedText.Of(typed);
        if (folded.Length == 0)
        {
            return null;
        }
        // « Médecin généraliste », « Infirmière libérale », « Pharmacien(ne) », « Kinésithérapeute D.E. ».
        return Codes.Value.TryGetValue(folded, out var code) || Codes.Value.TryGetValue(Plain(folded), out code) || Codes.Value.TryGetValue(folded.Replace(" ", "", StringComparison.Ordinal), out code)
            ? code
            : folded.Split(' ')[0] is { Length: > 3 } first && first is not "assistant" and not "assistante" && Codes.Value.TryGetValue(first, out code) ? code : null;
    }

    private static string Plain(string folded) => string.Join(' ', folded.Split(' ').Where(w => w is not ("ne" or "e" or "s" or "re" or "de" or "d" or "liberal" or "liberale" or "salarie" or "salariee" or "diplome" or "etat")));

    private static Dictionary<string, string> Known()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var profession in Nomenclature.Professions)
        {
            known[profession.Code] = profession.Code;
            known[FoldedText.Of(profession.Label)] = profession.Code;
            known[FoldedText.Of(profession.Plural)] = profession.Code;
        }
        foreach (var (code, words) in Usual)
        {
            foreach (var word in words.Split(','))
            {
                known.TryAdd(word, code);
            }
        }
        known[FoldedText.Of(Member.ProfessionLabel(Member.OtherProfession))] = Member.OtherProfession;
        known[Member.OtherProfession] = Member.OtherProfession;
        return known;
    }
}
