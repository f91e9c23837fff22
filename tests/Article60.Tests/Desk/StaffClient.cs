using System.Net;
using System.Text.RegularExpressions;

namespace Article60.Tests.Desk;

/// <summary>A browser of the staff without JavaScript: cookies, forms and their hidden tokens.</summary>
public sealed partial class StaffClient : IDisposable
{
    private readonly CookieContainer _cookies;
    private readonly HttpClient _http;

    public StaffClient(string url) : this(url, new CookieContainer()) { }

    private StaffClient(string url, CookieContainer cookies)
    {
        (Url, _cookies) = (url, cookies);
        _http = new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
    }

    public string Url { get; }

    /// <summary>The same browser, sent to another host behind the same name.</summary>
    public StaffClient At(string url) => new(url, _cookies);

    public static async Task<StaffClient> SignedIn(string url, string name, string password)
    {
        var client = new StaffClient(url);
        using var answer = await client.SignIn(name, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public Task<HttpResponseMessage> SignIn(string name, string password, string target = "/desk") =>
        Post("/desk/connexion", "/desk/connexion", ("name", name), ("password", password), ("vers", target));

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> Text(string path)
    {
        using var response = await Get(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}\n{text}");
        return WebUtility.HtmlDecode(text);
    }

    /// <summary>Posts a form with the token that stands in the page it comes from.</summary>
    public async Task<HttpResponseMessage> Post(string page, string action, params (string Name, string Value)[] fields)
    {
        return await PostWithout(action, [.. fields, ("__RequestVerificationToken", await FormToken(page))]);
    }

    /// <summary>The token that stands in the forms of that page; good for every form of whoever is signed in.</summary>
    public async Task<string> FormToken(string page)
    {
        using var response = await Get(page);
        return Token().Match(await response.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    /// <summary>Posts without any token, as another site would.</summary>
    public async Task<HttpResponseMessage> PostWithout(string action, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(new Uri(action, UriKind.Relative), body);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
