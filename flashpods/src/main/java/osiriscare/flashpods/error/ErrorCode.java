package osiriscare.flashpods.error;

import java.util.Locale;

/// Every reason the API gives for refusing, with its HTTP status. The first block is the documented
/// contract; the second is ours.
public enum ErrorCode {
  INVALID_JOB_TYPE(400, "The job type is not one of worker, agent"),
  MISSING_COMMAND(400, "A worker needs a command"),
  MISSING_TASK(400, "An agent needs a task"),
  MISSING_GIT_BRANCH(400, "An agent needs a git branch"),
  INVALID_CLIENT_JOB_ID(400, "client_job_id must be a UUID of version 4"),
  INVALID_IMAGE(400, "The image is not a valid or not an allowed reference"),
  INVALID_CPUS(400, "cpus is out of range"),
  INVALID_MEMORY(400, "memory_gb is out of range"),
  INVALID_TIMEOUT(400, "timeout_minutes is out of range"),
  INVALID_ARTIFACT_NAME(400, "The artifact name is not allowed"),
  MISSING_AUTHORIZATION(401, "The Authorization header is missing"),
  INVALID_TOKEN(401, "The token is not valid"),
  MALFORMED_AUTHORIZATION(401, "The Authorization header must be Bearer and a token"),
  UPLOAD_NOT_FOUND(404, "There is no such upload"),
  JOB_NOT_FOUND(404, "There is no such job"),
  LOGS_NOT_AVAILABLE(404, "The job has not started yet"),
  ARTIFACT_NOT_FOUND(404, "The job has no such artifact"),
  ARTIFACTS_NOT_AVAILABLE(404, "The job has not ended yet"),
  UPLOAD_ALREADY_FINALIZED(409, "The upload is finalized"),
  UPLOAD_ALREADY_CONSUMED(409, "The upload was used by a job"),
  UPLOAD_NOT_FINALIZED(409, "The upload is not finalized"),
  JOB_ALREADY_TERMINAL(409, "The job has ended"),
  UPLOAD_EXPIRED(410, "The upload was kept for its time and is gone"),
  LOGS_DELETED(410, "The log was kept for its time and is gone"),
  ARTIFACTS_DELETED(410, "The artifacts were kept for their time and are gone"),
  RATE_LIMITED(429, "Too many requests"),
  INSUFFICIENT_RESOURCES(429, "The host has no room for this job now"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  DATABASE_ERROR(500, "The database failed"),
  CONTAINER_ERROR(500, "The container engine failed"),
  COPY_IN_PROGRESS(503, "The artifacts are being collected"),
  SERVICE_UNAVAILABLE(503, "The service cannot answer right now"),
  INSUFFICIENT_STORAGE(507, "There is no room for these files"),

  INVALID_REQUEST(400, "The request has wrong fields"),
  FORBIDDEN(403, "This token may not do that"),
  NOT_FOUND(404, "There is no such resource"),
  METHOD_NOT_ALLOWED(405, "The resource does not have this method"),
  IDEMPOTENCY_CONFLICT(409, "The client_job_id was used with another request"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has a type that is not understood"),
  RANGE_NOT_SATISFIABLE(416, "The range lies outside the file"),
  QUEUE_FULL(429, "Too many jobs are waiting"),
  DRAINING(503, "The host takes no new jobs");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The word on the wire, such as `job_not_found`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// HTTP status, 400-599.
  public int status() {
    return status;
  }

  /// What to tell a person when there is nothing more precise.
  public String title() {
    return title;
  }
}
