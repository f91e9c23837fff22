using System.Collections.Immutable;

namespace Article60.Host.Storage;

/// <summary>A redacted question that found no answer.</summary>
internal sealed record UnansweredQuestion(string Id, string Centre, string Language, string Text, string Nearest, DateTimeOffset Created);

/// <summary>What visitors thought of one answer.</summary>
internal sealed record TopicFeedback(string Topic, long Yes, long TooHard, long NotMyQuestion, long SeemsWrong);

/// <summary>What the authors should write next.</summary>
internal sealed partial class Store
{
    public Task<ImmutableArray<UnansweredQuestion>> Unanswered(string centre, int most, CancellationToken stop) => Read(connection => connection.Query(
        $"SELECT id, centre, language, text, nearest, created FROM unanswered WHERE {MineOrNobodys} AND done = 0 ORDER BY created DESC LIMIT @most",
        row => new UnansweredQuestion(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), At(row, 5)),
        stop, ("centre", centre), ("most", most)), stop);

    /// <summary>Takes questions off the list. Those of another centre stay.</summary>
    public async Task<int> QuestionsDone(string centre, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        var done = 0;
        await Write(async tx =>
        {
            foreach (var id in ids) done += await tx.Execute($"UPDATE unanswered SET done = 1 WHERE {MineOrNobodys} AND id = @id", stop, ("centre", centre), ("id", id));
            return "";
        }, stop);
        return done;
    }

    public Task<ImmutableArray<TopicFeedback>> FeedbackByTopic(string centre, CancellationToken stop)
    {
        const string sql = $"""
            SELECT topic, SUM(helped), SUM(CASE WHEN reason = 'too-hard' THEN 1 ELSE 0 END), SUM(CASE WHEN reason = 'not-my-question' THEN 1 ELSE 0 END), SUM(CASE WHEN reason = 'seems-wrong' THEN 1 ELSE 0 END)
            FROM feedback WHERE {MineOrNobodys} GROUP BY topic ORDER BY COUNT(*) - SUM(helped) DESC, topic LIMIT 100
            """;

        return Read(connection => connection.Query(sql, row => new TopicFeedback(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), stop, ("centre", centre)), stop);
    }

    /// <summary>A question without a centre belongs to nobody and helps everybody: it is redacted.</summary>
    private const string MineOrNobodys = "(@centre = '*' OR centre = @centre OR centre = '')";
}
