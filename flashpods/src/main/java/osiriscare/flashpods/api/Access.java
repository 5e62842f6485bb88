package osiriscare.flashpods.api;

import osiriscare.daemon.http.Exchange;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.Jobs;

/// Who calls, and the job that a path names.
final class Access {
  static final String READ = "A token with scope read, submit or admin.";
  static final String SUBMIT = "A token with scope submit or admin.";
  static final String ADMIN = "A token with scope admin.";

  private Access() {}

  static String actor() {
    return "token:" + Gate.CALLER.get().name();
  }

  static Job job(Exchange exchange, Jobs jobs) {
    JobId id;
    try {
      id = new JobId(exchange.path("id"));
    } catch (IllegalArgumentException _) {
      // No such id was ever given out.
      throw new ApiError(ErrorCode.JOB_NOT_FOUND);
    }
    return jobs.find(id).orElseThrow(() -> new ApiError(ErrorCode.JOB_NOT_FOUND));
  }
}
