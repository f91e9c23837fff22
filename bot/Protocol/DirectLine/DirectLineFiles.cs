using System.Collections.Immutable;
using Article60.Protocol.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Article60.Protocol.DirectLine;

/// <summary>Files of visitors: kept a day under an address nobody can guess.</summary>
internal sealed class DirectLineFiles(DirectLineOptions options, DirectLineConversations conversations, DirectLinePosts posts, IActivityLog log)
{
    private const string ActivityPart = "application/vnd.microsoft.activity";
    private const string Unknown = "application/octet-stream";
    private const int MostFiles = 10;

    public async Task Upload(HttpContext http)
    {
        var (opened, failure) = await conversations.Open(http);
        failure ??= posts.Throttle(http, opened!);
        var user = opened?.UserId ?? http.Request.Query["userId"].ToString();
        failure ??= user.Length == 0 ? Failure.Bad("userId is required.") : null;
        var body = failure is null ? await RequestBody.Read(http, options.MaxUploadBytes) : null;
        failure ??= body is null ? Failure.TooLarge : null;
        if (failure is not null)
        {
            await failure.Write(http);
            return;
        }

        if (await ReadParts(http.Request, body!, http.RequestAborted) is not var (activity, files))
        {
            await Failure.Bad("The body is not an upload.").Write(http);
            return;
        }

        var attachments = ImmutableArray.CreateBuilder<Attachment>();
        foreach (var file in files)
        {
            var id = DirectLineTokens.NewId(18);
            await log.SaveFileAsync(new LoggedFile(id, opened!.Conversation.Id, file.Name, file.ContentType, file.Bytes), http.RequestAborted);
            attachments.Add(new Attachment
            {
                ContentType = file.ContentType,
                ContentUrl = PublicUrl.Of(http.Request, options, $"{DirectLineEdge.Base}/attachments/{id}"),
                Name = file.Name,
            });
        }

        await posts.Take(http, opened!, activity with
        {
            Type = activity.Type ?? ActivityTypes.Message,
            From = (activity.From ?? new()) with { Id = user },
            Attachments = attachments.ToImmutable(),
        });
    }

    /// <summary>Never shown in the page's own context: downloaded, sandboxed, of the type it was sent with.</summary>
    public async Task Serve(HttpContext http)
    {
        var file = (string)http.Request.RouteValues["file"]!;
        if (file.Length != 24 || await log.FindFileAsync(file, http.RequestAborted) is not { } found)
        {
            await Failure.NotFound.Write(http);
            return;
        }

        var response = http.Response;
        response.ContentType = found.ContentType;
        response.ContentLength = found.Bytes.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(found.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox";
        response.Headers.CacheControl = "private, no-store";
        await response.Body.WriteAsync(found.Bytes, http.RequestAborted);
    }

    /// <summary>The activity of a multipart upload and its files; null when it is malformed.</summary>
    private static async Task<(Activity Activity, ImmutableArray<Part> Files)?> ReadParts(HttpRequest request, byte[] body, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            var single = new Part(NameIn(request.Headers.ContentDisposition), TypeOf(request.ContentType), body);
            return (new Activity(), [single]);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200) return null;

        var activity = new Activity();
        var files = ImmutableArray.CreateBuilder<Part>();
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body));
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                using var bytes = new MemoryStream();
                await section.Body.CopyToAsync(bytes, stop);
                if (section.ContentType?.StartsWith(ActivityPart, StringComparison.OrdinalIgnoreCase) == true)
                {
                    if (!ProtocolJson.TryRead(bytes.ToArray(), out var read)) return null;
                    activity = read;
                }
                else
                {
                    files.Add(new Part(NameIn(section.ContentDisposition), TypeOf(section.ContentType), bytes.ToArray()));
                    if (files.Count > MostFiles) return null;
                }
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }

        return (activity, files.ToImmutable());
    }

    /// <summary>The last part of the name only, without control characters: it is data, never a path.</summary>
    private static string NameIn(string? disposition)
    {
        var name = ContentDispositionHeaderValue.TryParse(disposition, out var parsed)
            ? HeaderUtilities.RemoveQuotes(parsed.FileNameStar.HasValue ? parsed.FileNameStar : parsed.FileName).Value
            : null;
        name = name?.Split('/', '\\')[^1];
        name = new string([.. (name ?? "").Where(c => !char.IsControl(c)).Take(100)]);
        return name.Length == 0 ? "fichier" : name;
    }

    private static string TypeOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType is { HasValue: true, Length: < 100 } media ? media.Value! : Unknown;

    private sealed record Part(string Name, string ContentType, byte[] Bytes);
}
