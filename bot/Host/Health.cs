using Article60.Host.Storage;

namespace Article60.Host;

/// <summary>Alive: the process answers. Ready: the database does too. Degraded: an older snapshot of the knowledge is served.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var (store, knowledge) = (routes.ServiceProvider.GetRequiredService<Store>(), routes.ServiceProvider.GetRequiredService<KnowledgeHolder>());
        routes.MapGet("/health/alive", http => http.Response.WriteAsync("alive"));
        routes.MapGet("/health/ready", async http =>
        {
            var state = !await Answers(store, http.RequestAborted) ? "unavailable" : knowledge.Refused.IsEmpty ? "ready" : "degraded";
            http.Response.StatusCode = state == "unavailable" ? 503 : 200;
            await http.Response.WriteAsync(state);
        });
    }

    private static async Task<bool> Answers(Store store, CancellationToken stop)
    {
        try
        {
            await store.Read(connection => Sql.Query(connection, "SELECT 1", row => row.GetInt32(0), stop), stop);
            return true;
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}
