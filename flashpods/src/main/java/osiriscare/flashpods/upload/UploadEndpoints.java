package osiriscare.flashpods.upload;

import java.util.List;
import java.util.stream.Stream;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;
import osiriscare.daemon.http.Exchange;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.store.Times;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// `/uploads`.
public final class UploadEndpoints {
  private static final String ACCESS = "A token with scope submit or admin; reading takes read.";
  private static final List<String> FIELDS =
      List.of(
          "upload_id:string!",
          "state:string!",
          "size_bytes:integer",
          "file_count:integer",
          "created_at:string!",
          "finalized_at:string",
          "expires_at:string!");
  private static final List<String> CREATED =
      Stream.concat(FIELDS.stream(), Stream.of("rsync_url:string!", "rsync_password:string"))
          .toList();

  private final FolderUploads uploads;
  private final String rsyncHost;

  /// @param rsyncHost where the rsync daemon listens, with its port
  public UploadEndpoints(FolderUploads uploads, String rsyncHost) {
    this.uploads = uploads;
    this.rsyncHost = rsyncHost;
  }

  /// The routes.
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            "POST",
            "/uploads",
            "Reserves an upload; rsync takes the password until it is finalized",
            ACCESS,
            List.of(),
            CREATED,
            _ -> created()),
        route("GET", "/uploads/{id}", "Shows an upload", e -> Answer.ok(json(uploads.get(id(e))))),
        route(
            "PUT",
            "/uploads/{id}/content",
            "Sends the files as a tar archive: application/x-tar, application/gzip or application/zstd",
            this::receive),
        route(
            "POST",
            "/uploads/{id}/finalize",
            "Freezes the files; may be repeated",
            e -> Answer.ok(json(uploads.finish(id(e))))),
        new Endpoint(
            "DELETE",
            "/uploads/{id}",
            "Deletes an upload",
            ACCESS,
            List.of(),
            List.of(),
            e -> {
              uploads.delete(id(e));
              return Answer.nothing();
            }));
  }

  private static Endpoint route(
      String method, String template, String summary, Endpoint.Handler handler) {
    return new Endpoint(method, template, summary, ACCESS, List.of(), FIELDS, handler);
  }

  private Answer created() {
    var upload = uploads.create();
    var json = json(upload);
    var password = uploads.rsyncPassword(upload.id());
    json.put(
        "rsync_url",
        password.isPresent()
            ? "rsync://" + upload.id() + "@" + rsyncHost + "/uploads/"
            : "rsync://" + rsyncHost + "/uploads/" + upload.id() + "/");
    password.ifPresent(secret -> json.put("rsync_password", secret.reveal()));
    return Answer.json(201, json);
  }

  private Answer receive(Exchange exchange) {
    var compression =
        switch (exchange.header("Content-Type").orElse("")) {
          case "application/x-tar" -> TarReader.Compression.NONE;
          case "application/gzip" -> TarReader.Compression.GZIP;
          case "application/zstd" -> TarReader.Compression.ZSTD;
          default ->
              throw new ApiError(
                  ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                  "Content-Type must be application/x-tar, application/gzip or application/zstd");
        };
    return Answer.ok(json(uploads.receive(id(exchange), exchange.bodyStream(), compression)));
  }

  private static UploadId id(Exchange exchange) {
    try {
      return new UploadId(exchange.path("id"));
    } catch (IllegalArgumentException _) {
      // No such id was ever given out; it never becomes part of a path.
      throw new ApiError(ErrorCode.UPLOAD_NOT_FOUND);
    }
  }

  private static ObjectNode json(Upload upload) {
    var json = Json.object();
    json.put("upload_id", upload.id().value());
    json.put("state", upload.state().word());
    upload.sizeBytes().ifPresent(bytes -> json.put("size_bytes", bytes));
    upload.fileCount().ifPresent(files -> json.put("file_count", files));
    json.put("created_at", Times.text(upload.createdAt()));
    upload.finalizedAt().ifPresent(time -> json.put("finalized_at", Times.text(time)));
    json.put("expires_at", Times.text(upload.expiresAt()));
    return json;
  }
}
