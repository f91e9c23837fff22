using System.Reflection;
using System.Text.RegularExpressions;
using Article60.Host.Desk;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Article60.Tests.Desk;

/// <summary>One thing the desk answers to.</summary>
/// <param name="Template">As the page names its address.</param>
/// <param name="Handler">Name of the action, empty for a page that is read or posted without one.</param>
internal sealed partial record DeskRoute(string Template, bool IsAction, string Handler)
{
    public bool Is(string address)
    {
        var (path, handler) = address.Split("?handler=") is [var before, var after] ? (before, after) : (address, "");
        return handler == Handler && Regex.IsMatch(path, $"^{Hole().Replace(Template, "[^/]+")}$");
    }

    [GeneratedRegex(@"\{(?:[^{}]|\([^()]*\([^()]*\)[^()]*\))+\}")]
    private static partial Regex Hole();
}

/// <summary>Read from the compiled pages themselves, so that a page or action that is added later cannot be forgotten.</summary>
internal static partial class DeskRoutes
{
    public static IReadOnlyList<DeskRoute> All() =>
    [
        .. from page in typeof(IndexModel).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
           where page.Identifier.StartsWith("/Desk/", StringComparison.Ordinal)
           let template = page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>().FirstOrDefault(data => data.Key == "RouteTemplate")?.Value
           where template is not null
           from handler in Handlers(page.Type.GetProperty("Model")!.PropertyType)
           select new DeskRoute(template, handler.IsAction, handler.Name),
    ];

    private static IEnumerable<(bool IsAction, string Name)> Handlers(Type model) =>
        from method in model.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        let named = Name().Match(method.Name)
        where named.Success && method.DeclaringType == model
        select (named.Groups[1].Value != "Get", named.Groups[2].Value);

    [GeneratedRegex("^On(Get|Post|Put|Delete|Patch|Head)(.*?)(?:Async)?$")]
    private static partial Regex Name();
}
