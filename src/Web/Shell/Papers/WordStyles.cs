using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tisserand.Web.Shell.Papers;

/// <summary>The styles of a Word paper: those that Word knows by name, so that its own tools (outline, contents, lists) work on them, and a few of ours.</summary>
internal static class WordStyles
{
    /// <summary>Number of the one list of bullets; numbered lists count on from there.</summary>
    public const int BulletList = 1;

    private const int Bullets = 1, Numbers = 2;
    private const string Face = "Calibri";

    public static Styles Sheet() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Face, HighAnsi = Face, ComplexScript = Face, EastAsia = Face },
                new Color { Val = PaperWords.Ink },
                new FontSize { Val = "21" },
                new FontSizeComplexScript { Val = "21" },
                new Languages { Val = "fr-FR", EastAsia = "fr-FR", Bidi = "fr-FR" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(Spacing(0, 120, 276)))),
        Paragraph("Normal", "Normal", isDefault: true),
        Paragraph("Organisme", "Organisme", Spacing(0, 60), bold: true, size: 20, color: PaperWords.Accent),
        Paragraph("Title", "Title", Spacing(0, 60, 240), bold: true, size: 44, keepNext: true),
        Paragraph("Subtitle", "Subtitle", Spacing(0, 60), size: 26, color: PaperWords.Muted),
        Paragraph("Date", "Date", Spacing(0, 240), color: PaperWords.Muted),
        Paragraph("Heading1", "heading 1", Spacing(360, 120), bold: true, size: 30, color: PaperWords.Accent, keepNext: true, outline: 0),
        Paragraph("Heading2", "heading 2", Spacing(280, 80), bold: true, size: 25, keepNext: true, outline: 1),
        Paragraph("Heading3", "heading 3", Spacing(200, 60), bold: true, size: 21, color: PaperWords.Muted, keepNext: true, outline: 2),
        Paragraph("ListBullet", "List Bullet", Spacing(0, 60)),
        Paragraph("ListNumber", "List Number", Spacing(0, 60)),
        Paragraph("Caption", "caption", Spacing(120, 60), bold: true, size: 20, keepNext: true),
        Paragraph("Mention", "Mention", Spacing(160, 80, 252), size: 17, color: PaperWords.Muted),
        Paragraph("Cellule", "Cellule", Spacing(50, 50, 240), size: 20),
        Paragraph("CelluleChiffres", "Cellule de chiffres", Spacing(50, 50, 240), size: 20, right: true),
        Paragraph("Libelle", "Libellé", Spacing(30, 30, 240), color: PaperWords.Muted),
        Paragraph("Valeur", "Valeur", Spacing(30, 30, 240), bold: true),
        Paragraph("Interligne", "Interligne", Spacing(0, 0, 200), size: 16),
        Paragraph("Header", "header", Spacing(0, 0), size: 17, color: PaperWords.Muted),
        Paragraph("Footer", "footer", Spacing(0, 0), size: 17, color: PaperWords.Muted),
        TableStyle("TableNormal", "Normal Table", isDefault: true),
        TableStyle("Renseignements", "Renseignements"),
        TableStyle("Tableau", "Tableau", Rules(isFramed: false), hasHead: true),
        TableStyle("TableauARemplir", "Tableau à remplir", Rules(isFramed: true), hasHead: true));

    /// <summary>Word 2013 and later, so that no « compatibility mode » is shown.</summary>
    public static Settings Settings() => new(
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = "fr-FR" });

    public static Numbering Lists() => new(
        Definition(Bullets, NumberFormatValues.Bullet, "•", "ListBullet"),
        Definition(Numbers, NumberFormatValues.Decimal, "%1.", "ListNumber"),
        new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = BulletList });

    /// <summary>A list that starts at 1.</summary>
    public static NumberingInstance NewNumberedList(int number) =>
        new(new AbstractNumId { Val = Numbers }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = number };

    private static AbstractNum Definition(int id, NumberFormatValues format, string text, string style) =>
        new(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new ParagraphStyleIdInLevel { Val = style },
                new LevelText { Val = text },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "397", Hanging = "284" }),
                new NumberingSymbolRunProperties(new Color { Val = PaperWords.Accent }))
            { LevelIndex = 0 })
        { AbstractNumberId = id };

    private static Style Paragraph(
        string id, string name, SpacingBetweenLines? spacing = null, bool bold = false, int? size = null, string? color = null,
        bool keepNext = false, bool right = false, int? outline = null, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "Normal" });
            style.Append(new NextParagraphStyle { Val = outline is null && id is not ("Title" or "Subtitle") ? id : "Normal" });
        }
        style.Append(new PrimaryStyle());
        style.Append(new StyleParagraphProperties
        {
            KeepNext = keepNext ? new KeepNext() : null,
            KeepLines = keepNext ? new KeepLines() : null,
            SpacingBetweenLines = spacing,
            Justification = right ? new Justification { Val = JustificationValues.Right } : null,
            OutlineLevel = outline is { } level ? new OutlineLevel { Val = level } : null,
        });
        style.Append(new StyleRunProperties
        {
            Bold = bold ? new Bold() : null,
            Color = color is null ? null : new Color { Val = color },
            FontSize = size is { } half ? new FontSize { Val = Number(half) } : null,
            FontSizeComplexScript = size is { } same ? new FontSizeComplexScript { Val = Number(same) } : null,
        });
        return style;
    }

    private static Style TableStyle(string id, string name, TableBorders? borders = null, bool hasHead = false, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Table, StyleId = id, Default = isDefault ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "TableNormal" });
        }
        style.Append(new StyleTableProperties
        {
            TableIndentation = new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
            TableBorders = borders,
            TableCellMarginDefault = new TableCellMarginDefault(
                new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa }),
        });
        if (hasHead)
        {
            style.Append(Accented(TableStyleOverrideValues.FirstRow, new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = PaperWords.Soft }));
            style.Append(Accented(TableStyleOverrideValues.LastRow, shading: null));
        }
        return style;
    }

    private static TableStyleProperties Accented(TableStyleOverrideValues row, Shading? shading)
    {
        var cell = new TableStyleConditionalFormattingTableCellProperties();
        if (shading is null)
        {
            cell.Append(new TableCellBorders(new TopBorder { Val = BorderValues.Single, Size = 8, Color = PaperWords.Accent }));
        }
        else
        {
            cell.Append(shading);
        }
        return new TableStyleProperties(new RunPropertiesBaseStyle(new Bold()), cell) { Type = row };
    }

    private static TableBorders Rules(bool isFramed)
    {
        var rule = isFramed ? BorderValues.Single : BorderValues.None;
        return new TableBorders(
            new TopBorder { Val = rule, Size = 4, Color = PaperWords.Line },
            new LeftBorder { Val = rule, Size = 4, Color = PaperWords.Line },
            new BottomBorder { Val = BorderValues.Single, Size = 4, Color = PaperWords.Line },
            new RightBorder { Val = rule, Size = 4, Color = PaperWords.Line },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = PaperWords.Line },
            new InsideVerticalBorder { Val = rule, Size = 4, Color = PaperWords.Line });
    }

    private static SpacingBetweenLines Spacing(int before, int after, int line = 264) =>
        new() { Before = Number(before), After = Number(after), Line = Number(line), LineRule = LineSpacingRuleValues.Auto };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
