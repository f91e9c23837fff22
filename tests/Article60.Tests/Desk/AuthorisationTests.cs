using System.Net;

namespace Article60.Tests.Desk;

/// <summary>Page by role by centre, exhaustively: who sees and does what, and that nobody sees another centre's records.</summary>
public abstract class AuthorisationTests(DeskBot bot) : DeskTests(bot)
{
    /// <summary>Page, lowest role, and the centre whose record it shows (empty: none).</summary>
    private static readonly (string Path, string Role, string Centre)[] Pages =
    [
        ("/desk", "reader", ""), ("/desk/comptoir", "reader", ""), ("/desk/partenaires", "reader", ""), ("/desk/sans-reponse", "reader", ""), ("/desk/contenu", "admin", ""),
        ("/desk/demandes/{liege}", "reader", "liege"), ("/desk/demandes/{binche}", "reader", "binche"),
        ("/desk/demandes/{liege}/fonction", "reader", "liege"), ("/desk/demandes/{liege}/risques", "reader", "liege"), ("/desk/demandes/{liege}/papiers", "reader", "liege"),
        ("/desk/demandes/{binche}/papiers", "reader", "binche"), ("/desk/demandes/{call-liege}", "reader", "liege"), ("/desk/demandes/{call-binche}", "reader", "binche"),
        ("/desk/demandes/ART60-2026-999999", "reader", "nobody"),
    ];

    /// <summary>Page with the form, where it goes, its fields, lowest role, and the centre of the record.</summary>
    private static readonly (string Action, (string, string)[] Fields, string Role, string Centre)[] Actions =
    [
        ("/desk?handler=Take", [("reference", "{liege}")], "worker", "liege"), ("/desk?handler=Take", [("reference", "{binche}")], "worker", "binche"),
        ("/desk?handler=Done", [("reference", "{call-liege}")], "worker", "liege"), ("/desk?handler=Done", [("reference", "{call-binche}")], "worker", "binche"),
        ("/desk/partenaires?handler=Csv", [], "worker", ""),
        ("/desk/demandes/{liege}?handler=Status", [("status", "contacted")], "worker", "liege"), ("/desk/demandes/{binche}?handler=Status", [("status", "contacted")], "worker", "binche"),
        ("/desk/demandes/{liege}?handler=Assign", [("to", "")], "worker", "liege"), ("/desk/demandes/{binche}?handler=Assign", [("to", "")], "worker", "binche"),
        ("/desk/demandes/{liege}?handler=Note", [("note", "appelé")], "worker", "liege"), ("/desk/demandes/{binche}?handler=Note", [("note", "appelé")], "worker", "binche"),
        ("/desk/contenu?handler=Check", [], "admin", ""), ("/desk/contenu?handler=Try", [("mots", "salaire")], "admin", ""),
        ("/desk/comptoir", [("words", "salaire")], "reader", ""),
        ("/desk/sans-reponse?handler=Draft", [("id", "none")], "worker", "nobody"), ("/desk/sans-reponse?handler=Done", [("id", "none")], "worker", "nobody"),
    ];

    /// <summary>Pages that have no role to check: signing in and out, and the page that says no.</summary>
    private static readonly string[] Open = ["/desk/connexion", "/desk/deconnexion", "/desk/non"];

    [Fact]
    public void Every_page_and_every_action_of_the_desk_stands_in_this_matrix()
    {
        var missing = DeskRoutes.All().Where(route => !Open.Contains(route.Template)).Where(route => route.IsAction
            ? !Actions.Any(action => route.Is(action.Action))
            : !Pages.Any(page => route.Is(page.Path))).Select(route => route.ToString()).ToList();
        Assert.True(missing.Count == 0, $"Without a rule:\n{string.Join('\n', missing)}");
        Assert.True(DeskRoutes.All().Count > 15);
    }

    public static TheoryData<string, string> Accounts()
    {
        var data = new TheoryData<string, string>();
        foreach (var role in DeskBot.Roles)
            foreach (var centre in DeskBot.Centres)
                data.Add(role, centre);
        return data;
    }

    [Theory, MemberData(nameof(Accounts))]
    public async Task Every_page_and_action_is_checked(string role, string centre)
    {
        using var staff = await Bot.SignedIn(role, centre);
        foreach (var page in Pages)
        {
            using var answer = await staff.Get(Named(page.Path));
            Assert.True(Expected(role, centre, page.Role, page.Centre) == answer.StatusCode, $"{role} of {centre}: GET {page.Path} gave {answer.StatusCode}");
        }

        foreach (var action in Actions)
        {
            using var answer = await staff.Post("/desk", Named(action.Action), [.. action.Fields.Select(field => (field.Item1, Named(field.Item2)))]);
            var expected = Expected(role, centre, action.Role, action.Centre);
            var status = answer.StatusCode == HttpStatusCode.Redirect ? HttpStatusCode.OK : answer.StatusCode;
            Assert.True(expected == status, $"{role} of {centre}: POST {action.Action} gave {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Without_a_session_everything_leads_to_the_sign_in()
    {
        using var nobody = new StaffClient(Bot.Url);
        foreach (var path in Pages.Select(page => page.Path).Concat(Actions.Select(action => action.Action)))
        {
            using var seen = await nobody.Get(Named(path));
            Assert.Equal(HttpStatusCode.Redirect, seen.StatusCode);
            Assert.Contains("/desk/connexion", seen.Headers.Location!.ToString(), StringComparison.Ordinal);
            using var done = await nobody.PostWithout(Named(path), ("status", "closed"));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }
    }

    [Fact]
    public async Task Lists_hold_nothing_of_another_centre()
    {
        foreach (var role in DeskBot.Roles)
        {
            using var liege = await Bot.SignedIn(role, "liege");
            foreach (var path in (string[])["/desk", "/desk/partenaires"])
            {
                var text = await liege.Text(path);
                Assert.DoesNotContain(Bot.Form["binche"], text, StringComparison.Ordinal);
                Assert.DoesNotContain(Bot.CallBack["binche"], text, StringComparison.Ordinal);
                Assert.DoesNotContain("ASBL de binche", text, StringComparison.Ordinal);
            }
        }

        using var all = await Bot.SignedIn("admin", "*");
        Assert.Contains(Bot.Form["binche"], await all.Text("/desk/partenaires"), StringComparison.Ordinal);
        using var worker = await Bot.SignedIn("worker", "liege");
        using var csv = await worker.Post("/desk/partenaires", "/desk/partenaires?handler=Csv");
        Assert.DoesNotContain("binche", await csv.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var staff = await Bot.SignedIn("admin", "*");
        foreach (var action in Actions)
        {
            using var answer = await staff.PostWithout(Named(action.Action), [.. action.Fields.Select(field => (field.Item1, Named(field.Item2)))]);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{action.Action} gave {answer.StatusCode}");
        }

        using var signIn = await new StaffClient(Bot.Url).PostWithout("/desk/connexion", ("name", "worker-liege"), ("password", DeskBot.Password));
        Assert.Equal(HttpStatusCode.BadRequest, signIn.StatusCode);
        using var signOut = await staff.PostWithout("/desk/deconnexion");
        Assert.Equal(HttpStatusCode.BadRequest, signOut.StatusCode);
    }

    [Fact]
    public async Task Every_page_forbids_scripts_from_elsewhere_frames_and_caches()
    {
        using var staff = await Bot.SignedIn("admin", "*");
        foreach (var page in Pages.Where(page => page.Centre != "nobody"))
        {
            using var answer = await staff.Get(Named(page.Path));
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"<script(?![^>]*src=)|\son[a-z]+=", html);
        }
    }

    private static HttpStatusCode Expected(string role, string centre, string needed, string record) =>
        Array.IndexOf(DeskBot.Roles, role) < Array.IndexOf(DeskBot.Roles, needed) ? HttpStatusCode.Forbidden
        : record.Length > 0 && centre != record && (centre != "*" || record == "nobody") ? HttpStatusCode.NotFound
        : HttpStatusCode.OK;

    private string Named(string path) => path
        .Replace("{liege}", Bot.Form["liege"], StringComparison.Ordinal).Replace("{binche}", Bot.Form["binche"], StringComparison.Ordinal)
        .Replace("{call-liege}", Bot.CallBack["liege"], StringComparison.Ordinal).Replace("{call-binche}", Bot.CallBack["binche"], StringComparison.Ordinal);
}

[Collection(nameof(DeskOnSqlite))]
public sealed class AuthorisationOnSqliteTests(DeskOnSqlite bot) : AuthorisationTests(bot);

[Collection(nameof(DeskOnPostgres))]
public sealed class AuthorisationOnPostgresTests(DeskOnPostgres bot) : AuthorisationTests(bot);
