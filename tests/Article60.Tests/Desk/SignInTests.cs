using System.Net;
using Article60.Host.Desk;

namespace Article60.Tests.Desk;

/// <summary>Names and passwords, lock-out, sessions.</summary>
public abstract class SignInTests(DeskBot bot) : DeskTests(bot)
{
    [Theory]
    [InlineData("worker-liege", "faux")]
    [InlineData("nobody", DeskBot.Password)]
    [InlineData("", "")]
    [InlineData("worker-liege' OR '1'='1", "x")]
    public async Task A_wrong_name_or_password_says_the_same_thing(string name, string password)
    {
        using var client = new StaffClient(Bot.Url);
        using var answer = await client.SignIn(name, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Nom ou mot de passe inexact", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var desk = await client.Get("/desk");
        Assert.Equal(HttpStatusCode.Redirect, desk.StatusCode);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_does_not_help()
    {
        using var client = new StaffClient(Bot.Url);
        for (var i = 0; i < 5; i++) (await client.SignIn("to-be-locked", "faux faux faux")).Dispose();
        using var answer = await client.SignIn("to-be-locked", DeskBot.Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_disabled_account_loses_its_session_at_once()
    {
        using var client = await StaffClient.SignedIn(Bot.Url, "to-be-disabled", DeskBot.Password);
        Assert.Contains("File d'attente", await client.Text("/desk"), StringComparison.Ordinal);
        await using (var store = await Bot.OpenStore()) Assert.True(await store.DisableStaff("to-be-disabled", CancellationToken.None));
        using var after = await client.Get("/desk");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var client = await Bot.SignedIn("worker", "liege");
        using var answer = await client.Post("/desk", "/desk/deconnexion");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var after = await client.Get("/desk");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Theory]
    [InlineData("https://mauvais.example/")]
    [InlineData("//mauvais.example/")]
    [InlineData("/\\mauvais.example")]
    [InlineData("/health/ready")]
    [InlineData("javascript:alert(1)")]
    public async Task After_sign_in_nobody_is_sent_to_another_site(string target)
    {
        using var client = new StaffClient(Bot.Url);
        using var answer = await client.SignIn("worker-liege", DeskBot.Password, target);
        Assert.Equal("/desk", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var client = new StaffClient(Bot.Url);
        using var answer = await client.SignIn("worker-liege", DeskBot.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("desk=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/desk", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_account_is_made_by_a_command_that_refuses_what_it_does_not_know()
    {
        await using var store = await Bot.OpenStore();
        async Task<int> Run(params string[] args)
        {
            using var input = new StringReader("un long mot de passe\n");
            return await StaffCommand.Run(["staff", .. args], store, ["liege", "binche"], input, TextWriter.Null, TextWriter.Null, CancellationToken.None);
        }

        Assert.Equal(1, await Run("add", "--name", "x", "--centre", "namur", "--role", "worker"));
        Assert.Equal(1, await Run("add", "--name", "x", "--centre", "liege", "--role", "king"));
        Assert.Equal(1, await Run("add", "--centre", "liege", "--role", "worker"));
        Assert.Equal(0, await Run("add", "--name", "Nouveau", "--centre", "liege", "--role", "worker", "--password-stdin"));
        using var client = await StaffClient.SignedIn(Bot.Url, "nouveau", "un long mot de passe");
        Assert.Equal(0, await Run("disable", "--name", "nouveau"));
        Assert.Equal(1, await Run("disable", "--name", "nobody"));
    }

    [Theory]
    [InlineData("article60.worker.liege", "worker", "liege")]
    [InlineData("article60.admin.all", "admin", "*")]
    [InlineData("article60.king.liege", null, null)]
    [InlineData("article60.worker.", null, null)]
    [InlineData("article60.worker.nowhere", null, null)]
    [InlineData("worker.liege", null, null)]
    public void Roles_of_an_identity_provider_name_role_and_centre(string claim, string? role, string? centre)
    {
        var staff = StaffRoles.FromClaims([claim], centre => centre is "liege" or "binche");
        Assert.Equal((role, centre), (staff?.Role, staff?.Centre));
    }
}

[Collection(nameof(DeskOnSqlite))]
public sealed class SignInOnSqliteTests(DeskOnSqlite bot) : SignInTests(bot);

[Collection(nameof(DeskOnPostgres))]
public sealed class SignInOnPostgresTests(DeskOnPostgres bot) : SignInTests(bot);
