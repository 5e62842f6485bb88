package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.provision.ClaimResponse;

/// Writes the `config.yaml` of a claimed appliance: mode 0600, as a whole.
public final class ClaimedConfig {
  private ClaimedConfig() {}

  /// Writes the file of a freshly claimed appliance.
  public static void write(
      Path file,
      ClaimResponse claim,
      ApiKey apiKey,
      HostId hostname,
      Path stateDir,
      boolean healingDryRun,
      Instant now)
      throws IOException {
    var yaml = new LinkedHashMap<String, Object>();
    yaml.put("site_id", claim.site().value());
    yaml.put("appliance_id", claim.appliance().value());
    yaml.put("api_key", apiKey.reveal());
    yaml.put("api_endpoint", claim.apiEndpoint().toString());
    yaml.put("poll_interval", claim.pollIntervalSeconds());
    yaml.put("enable_drift_detection", true);
    yaml.put("enable_evidence_upload", true);
    yaml.put("enable_l1_sync", true);
    yaml.put("healing_enabled", true);
    yaml.put("healing_dry_run", healingDryRun);
    yaml.put("state_dir", stateDir.toString());
    yaml.put("log_level", "INFO");
    var partner = new LinkedHashMap<String, Object>();
    partner.put("slug", claim.partner().slug());
    partner.put("brand_name", claim.partner().brandName());
    partner.put("primary_color", claim.partner().primaryColor());
    claim.partner().logoUrl().ifPresent(url -> partner.put("logo_url", url));
    yaml.put("partner", partner);
    yaml.put("provisioned_at", now.toString());
    yaml.put("mac_address", claim.appliance().mac().value());
    yaml.put("hostname", hostname.value());
    yaml.put("deployment_mode", "reseller");
    yaml.put("reseller_id", claim.partner().slug());
    var settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    AtomicFile.writePrivate(file, new Dump(settings).dumpToString(yaml));
  }
}
