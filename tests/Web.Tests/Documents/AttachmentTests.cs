using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Documents;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Documents;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Documents;

public sealed class AttachmentTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n% un contrat inventé\n%%EOF\n");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_piece_is_joined_read_back_as_a_download_and_removed(DatabaseKind kind)
    {
        await using var app = await Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var joined = await Join(app, browser, "contrat signé.html", Pdf);
        Assert.Contains("contrat signé.pdf", (await Files(app)).Select(f => f.Name));

        var file = Assert.Single(await Files(app));
        Assert.Equal(("application/pdf", Pdf.Length, "Cpts"), (file.MediaType, (int)file.Size, file.Subject));
        var answer = await browser.Raw(HttpMethod.Get, Address(file));
        Assert.Equal(Pdf, answer.Bytes);
        Assert.Equal("attachment", answer.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/pdf", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Response.Headers.GetValues("X-Content-Type-Options").Single());

        await browser.Get(Address(file) + "/retirer");
        await browser.Submit([], button: "button[name=Confirmed]");
        Assert.Empty(await Files(app));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Raw(HttpMethod.Get, Address(file))).Status);
        Assert.NotEmpty(joined.Text);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_cpts_finds_nothing_and_a_role_without_the_right_is_refused(DatabaseKind kind)
    {
        await using var app = await Start(kind);
        await Join(app, await app.SignedIn(Role.Coordinator), "contrat.pdf", Pdf);
        var file = Assert.Single(await Files(app));

        var neighbour = await app.SignedIn(Role.Coordinator, app.AutreRive);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Raw(HttpMethod.Get, Address(file))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Raw(HttpMethod.Get, $"/c/autre-rive/documents/{file.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Raw(HttpMethod.Get, $"/c/autre-rive/documents/{file.Id}/retirer")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Raw(HttpMethod.Get, $"/c/autre-rive/documents/joindre/cpts/{app.DeuxVallees.Id}")).Status);

        var assistant = await app.SignedIn(Role.Assistant);
        Assert.Equal(HttpStatusCode.OK, (await assistant.Raw(HttpMethod.Get, Address(file))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await assistant.Raw(HttpMethod.Get, Address(file) + "/retirer")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await assistant.Raw(HttpMethod.Get, $"/c/deux-vallees/documents/joindre/cpts/{app.DeuxVallees.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Member)).Raw(HttpMethod.Get, Address(file))).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_signed_contract_is_joined_from_the_page_of_the_contract(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(AciContract.Sign(new(2025, 10, 1), null, new ContractPopulation(98_412, 2023, "INSEE", false), prorateVariable: true).Required);
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.President);
        var contract = await browser.Get("/c/deux-vallees/contrat");
        Assert.Contains("Aucune pièce jointe", contract.One("#pieces-jointes p"), StringComparison.Ordinal);
        await browser.Get(contract.Page.QuerySelector("#pieces-jointes a.btn")!.GetAttribute("href")!);
        var joined = await browser.Upload("main form", "Input", "contrat signé.pdf", Pdf);
        Assert.Equal("/c/deux-vallees/contrat", joined.Path);
        Assert.Equal("contrat signé.pdf", joined.One("#pieces-jointes li a"));
        // A reader downloads and is offered nothing else.
        var read = await (await app.SignedIn(Role.Reader)).Get("/c/deux-vallees/contrat");
        Assert.Equal(["contrat signé.pdf"], read.All("#pieces-jointes a"));
    }

    [Fact]
    public async Task What_is_too_large_or_of_another_kind_is_said_by_the_field_and_leaves_nothing()
    {
        await using var app = await Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("n’est pas d’un format accepté", (await Join(app, browser, "page.html", "<script>alert(1)</script>"u8.ToArray())).Text, StringComparison.Ordinal);
        var large = new byte[StoredFile.MaximumSize + 1];
        Pdf.CopyTo(large, 0);
        Assert.Contains("dépasse 20 Mo", (await Join(app, browser, "gros.pdf", large)).Text, StringComparison.Ordinal);
        Assert.Contains("est vide", (await Join(app, browser, "vide.txt", [])).Text, StringComparison.Ordinal);
        Assert.Empty(await Files(app));
        Assert.Empty(Directory.GetFiles(Path.Combine(app.Location.Folder, "documents"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Bytes_that_no_row_names_are_swept_after_a_day_and_no_others()
    {
        await using var app = await Start(DatabaseKind.Sqlite);
        var now = app.Time.GetUtcNow().UtcDateTime;
        await Join(app, await app.SignedIn(Role.Coordinator), "contrat.pdf", Pdf);
        // An act that was never saved: the bytes are there, the row is not.
        await app.Within(app.DeuxVallees, async services =>
            Assert.True((await services.GetRequiredService<FileStore>().Save(new MemoryStream(Pdf), "perdu.pdf", "Cpts", Guid.NewGuid(), CancellationToken.None)).Succeeded));
        var bytes = Directory.GetFiles(Path.Combine(app.Location.Folder, "documents"), "*", SearchOption.AllDirectories);
        Assert.Equal(2, bytes.Length);
        var whole = app.Services.GetRequiredService<WholeInstallation>();

        foreach (var path in bytes)
        {
            File.SetLastWriteTimeUtc(path, now.AddHours(-23));
        }
        Assert.Equal(0, await FileStore.Sweep(whole, app.Location, now, CancellationToken.None));
        foreach (var path in bytes)
        {
            File.SetLastWriteTimeUtc(path, now.AddHours(-25));
        }
        Assert.Equal(1, await FileStore.Sweep(whole, app.Location, now, CancellationToken.None));
        var file = Assert.Single(await Files(app));
        Assert.True(File.Exists(Path.Combine(app.Location.Folder, "documents", app.DeuxVallees.Id.ToString(), file.Id.ToString())));
    }

    private static Task<TestApp> Start(DatabaseKind kind) => TestApp.Start(kind, options: o => o with { Modules = [.. o.Modules, new PiecesOfCpts()] });

    private static async Task<Answer> Join(TestApp app, Browser browser, string name, byte[] content)
    {
        await browser.Get($"/c/deux-vallees/documents/joindre/cpts/{app.DeuxVallees.Id}");
        return await browser.Upload("main form", "Input", name, content);
    }

    private static async Task<List<StoredFile>> Files(TestApp app)
    {
        List<StoredFile> files = [];
        await app.WithDb(app.DeuxVallees, async db => files = await db.Set<StoredFile>().AsNoTracking().ToListAsync());
        return files;
    }

    private static string Address(StoredFile file) => $"/c/deux-vallees/documents/{file.Id}";

    /// <summary>The CPTS itself takes pieces, in these tests: the page of the territory's area.</summary>
    private sealed class PiecesOfCpts : IModule
    {
        public void AddServices(IServiceCollection services) => services.AddSingleton(new AttachmentSubject(
            nameof(Cpts), "cpts", Area.Territory, (db, id, cancellationToken) => Task.FromResult(db.Cpts.Required == new CptsId(id)), _ => ""));
    }
}
