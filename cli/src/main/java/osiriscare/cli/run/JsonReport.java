package osiriscare.cli.run;

import java.io.PrintStream;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object per line; `event` names its kind.
final class JsonReport implements Report {
  private final PrintStream out;

  JsonReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void tell(Fact fact) {
    out.println(Json.text(json(fact)));
    out.flush();
  }

  private static ObjectNode json(Fact fact) {
    return switch (fact) {
      case Fact.StepBegun(var step, _) -> step(step, "running").put("seconds", 0);
      case Fact.StepDone(var step, var took) -> step(step, "done").put("seconds", took.toSeconds());
      case Fact.StepFailed(var step) -> step(step, "failed");
      case Fact.Ready(var program, var url, var pid) ->
          event("ready").put("program", program).put("url", url.toString()).put("pid", pid);
      case Fact.Dashboard dashboard -> dashboard(dashboard);
      case Fact.Appliance appliance ->
          event("appliance")
              .put("site_id", appliance.siteId())
              .put("appliance_id", appliance.applianceId())
              .put("hostname", appliance.hostname())
              .put("live_status", appliance.liveStatus())
              .put("resumed", appliance.resumed());
      case Fact.CheckResult check -> check(check);
      case Fact.BundleResult bundle -> bundle(bundle);
      case Fact.Summary summary ->
          event("summary")
              .put("complete", summary.complete())
              .put("pass", summary.pass())
              .put("fail", summary.fail())
              .put("unknown", summary.unknown())
              .put("bundles", summary.bundles())
              .put("verified", summary.verified());
      case Fact.Sandbox(var url, var tokenFile, var image, _) ->
          event("flashpods")
              .put("url", url.toString())
              .put("token_file", tokenFile.toString())
              .put("image", image);
      case Fact.Job job -> job(job);
      case Fact.Notice(var text) -> event("notice").put("text", text);
      case Fact.Trouble(var text) -> event("error").put("text", text);
      case Fact.Stopped(var ran) -> event("stopped").put("seconds", ran.toSeconds());
    };
  }

  private static ObjectNode dashboard(Fact.Dashboard dashboard) {
    return event("dashboard")
        .put("url", dashboard.url().toString())
        .put("username", dashboard.username())
        .put("password_file", dashboard.passwordFile().toString())
        .put("token_file", dashboard.tokenFile().toString())
        .put("initial_password", dashboard.initialPassword().map(Secret::reveal).orElse(null));
  }

  private static ObjectNode check(Fact.CheckResult check) {
    var json =
        event("check")
            .put("check_type", check.checkType())
            .put("title", check.title())
            .put("host_id", check.hostId())
            .put("verdict", check.verdict())
            .put("reason", check.reason().orElse(null));
    json.set("hipaa_controls", Json.array(check.hipaaControls()));
    return json.put("bundle_id", check.bundleId());
  }

  private static ObjectNode bundle(Fact.BundleResult bundle) {
    var json =
        event("bundle")
            .put("bundle_id", bundle.bundleId())
            .put("kind", bundle.kind())
            .put("signature_valid", bundle.signatureValid())
            .put("chain_valid", bundle.chainValid())
            .put("key_id", bundle.keyId());
    json.set("reasons", Json.array(bundle.reasons()));
    return json;
  }

  private static ObjectNode job(Fact.Job job) {
    var json = event("job").put("command", job.command()).put("exit_code", job.exitCode());
    json.set("output", Json.array(job.output()));
    return json.put("artifact", job.artifact().toString()).put("content", job.content());
  }

  private static ObjectNode step(String name, String status) {
    return event("step").put("step", name).put("status", status);
  }

  private static ObjectNode event(String name) {
    return Json.object().put("event", name);
  }
}
