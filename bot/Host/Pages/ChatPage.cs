using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using Article60.Knowledge;
using Article60.Knowledge.Model;

namespace Article60.Host.Pages;

/// <summary>The page at <c>/</c>: Web Chat, the visitor's centre by name, and phone numbers for browsers without scripts.</summary>
internal static class ChatPage
{
    private static readonly string Template = Read();

    public static void MapChatPage(this IEndpointRouteBuilder routes)
    {
        var knowledge = routes.ServiceProvider.GetRequiredService<KnowledgeHolder>();
        routes.MapGet("/", http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-cache";
            return http.Response.WriteAsync(Render(knowledge.Current, http.Request.Query["centre"].ToString()));
        });
    }

    /// <param name="knowledge">Names and contacts.</param>
    /// <param name="asked">Centre id of the address; unknown ones are ignored.</param>
    internal static string Render(KnowledgeBase knowledge, string asked)
    {
        var centre = knowledge.Centres.GetValueOrDefault(asked);
        return Template
            .Replace("{{title}}", Html(centre is null ? "Contrat article 60 – vos questions" : $"Contrat article 60 – {centre.Name}"), StringComparison.Ordinal)
            .Replace("{{centre-id}}", Html(centre?.Id ?? ""), StringComparison.Ordinal)
            .Replace("{{centre-name}}", Html(centre?.Name ?? "Vos questions, des réponses simples"), StringComparison.Ordinal)
            .Replace("{{contacts}}", Contacts(knowledge, centre), StringComparison.Ordinal);
    }

    private static string Contacts(KnowledgeBase knowledge, Centre? centre)
    {
        var list = new StringBuilder("<ul>");
        IEnumerable<Centre> shown = centre is null ? knowledge.Centres.Values.OrderBy(other => other.Name, StringComparer.Ordinal) : [centre];
        foreach (var one in shown)
        {
            if (one.ContactFor("general") is not { Phone: { } phone }) continue;
            list.Append("<li>").Append(Html(one.Name)).Append(" : <a href=\"tel:").Append(Digits(phone)).Append("\">").Append(Html(phone)).Append("</a></li>");
        }

        if (centre is null) list.Append("<li>Un autre CPAS : demandez le service social à la maison communale.</li>");
        return list.Append("</ul>").ToString();
    }

    private static string Digits(string phone) => string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private static string Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("chat.html")!);
        return reader.ReadToEnd();
    }
}
