package osiriscare.flashpods.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.id.ClientJobId;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.image.Images;
import osiriscare.flashpods.job.JobKind;
import osiriscare.flashpods.job.JobSpec;
import osiriscare.flashpods.job.Network;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;

/// Reads the body of `POST /jobs`. What is over a limit is refused with the limit's name and never
/// cut down silently.
///
/// @param key the caller's own name for the job
record JobRequest(JobSpec spec, Optional<ClientJobId> key) {
  static final int COMMAND_MAX = 10_000;
  static final int TASK_BYTES_MAX = 100_000;

  // What git allows in a branch's name, less what a shell or git could take for something else.
  private static final Pattern BRANCH =
      Pattern.compile(
          "(?!.*(?:\\.\\.|//|@\\{|\\.lock(?:/|$)|/\\.))[A-Za-z0-9_][A-Za-z0-9._/@+-]{0,199}");

  /// What the reader needs to know of this host.
  record Defaults(
      Images images,
      String workerImage,
      String agentImage,
      EgressPolicy network,
      Predicate<EgressPolicy> isEnforced) {}

  static JobRequest read(Fields body, Defaults defaults) {
    var kind = kind(body);
    var spec =
        new JobSpec(
            kind,
            kind == JobKind.WORKER ? Optional.of(command(body)) : Optional.empty(),
            kind == JobKind.AGENT ? Optional.of(task(body)) : Optional.empty(),
            kind == JobKind.AGENT ? context(body) : Optional.empty(),
            kind == JobKind.AGENT ? Optional.of(branch(body)) : Optional.empty(),
            files(body),
            defaults.images().allowed(image(body, kind, defaults)),
            number(body, "cpus", JobKind.CPUS_DEFAULT, kind.cpusMax(), ErrorCode.INVALID_CPUS),
            number(
                body,
                "memory_gb",
                JobKind.MEMORY_GB_DEFAULT,
                kind.memoryGbMax(),
                ErrorCode.INVALID_MEMORY),
            number(
                body,
                "timeout_minutes",
                kind.timeoutMinutesDefault(),
                JobKind.TIMEOUT_MINUTES_MAX,
                ErrorCode.INVALID_TIMEOUT),
            network(body, defaults));
    return new JobRequest(spec, key(body));
  }

  private static EgressPolicy network(Fields body, Defaults defaults) {
    var policy = Network.read(body, defaults.network());
    if (!defaults.isEnforced().test(policy)) {
      throw body.wrong("network", "is a policy that this host does not enforce; none always works");
    }
    return policy;
  }

  private static JobKind kind(Fields body) {
    var word = text(body, "type", 20, ErrorCode.INVALID_JOB_TYPE);
    return Arrays.stream(JobKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new ApiError(ErrorCode.INVALID_JOB_TYPE));
  }

  private static String command(Fields body) {
    var command = text(body, "command", COMMAND_MAX, ErrorCode.MISSING_COMMAND);
    if (command.isBlank()) {
      throw new ApiError(ErrorCode.MISSING_COMMAND);
    }
    return command;
  }

  private static String task(Fields body) {
    return bounded(text(body, "task", TASK_BYTES_MAX, ErrorCode.MISSING_TASK), "task");
  }

  private static Optional<String> context(Fields body) {
    return body.optionalText("context", TASK_BYTES_MAX).map(text -> bounded(text, "context"));
  }

  private static String bounded(String text, String field) {
    if (text.getBytes(StandardCharsets.UTF_8).length > TASK_BYTES_MAX) {
      throw new InvalidRequest(field, "must have at most " + TASK_BYTES_MAX + " bytes");
    }
    return text;
  }

  private static String branch(Fields body) {
    var branch = text(body, "git_branch", 200, ErrorCode.MISSING_GIT_BRANCH);
    if (!BRANCH.matcher(branch).matches() || branch.endsWith("/") || branch.endsWith(".")) {
      throw new InvalidRequest("git_branch", "is no name that git allows for a branch");
    }
    return branch;
  }

  private static Optional<UploadId> files(Fields body) {
    try {
      return body.optionalText("files_id", 100).map(UploadId::new);
    } catch (IllegalArgumentException _) {
      // No such id was ever given out.
      throw new ApiError(ErrorCode.UPLOAD_NOT_FOUND);
    }
  }

  private static String image(Fields body, JobKind kind, Defaults defaults) {
    if (!body.has("image")) {
      return kind == JobKind.AGENT ? defaults.agentImage() : defaults.workerImage();
    }
    return text(body, "image", 255, ErrorCode.INVALID_IMAGE);
  }

  private static Optional<ClientJobId> key(Fields body) {
    if (!body.has("client_job_id")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ClientJobId(text(body, "client_job_id", 36, ErrorCode.INVALID_CLIENT_JOB_ID)));
    } catch (IllegalArgumentException _) {
      throw new ApiError(ErrorCode.INVALID_CLIENT_JOB_ID);
    }
  }

  private static String text(Fields body, String name, int max, ErrorCode code) {
    try {
      return body.text(name, max);
    } catch (InvalidRequest e) {
      throw new ApiError(code, code.title() + ": " + e.getMessage());
    }
  }

  private static int number(Fields body, String name, int otherwise, int max, ErrorCode code) {
    try {
      return body.optionalInteger(name, 1, max).map(Long::intValue).orElse(otherwise);
    } catch (InvalidRequest e) {
      throw new ApiError(code, code.title() + ": " + e.getMessage());
    }
  }
}
