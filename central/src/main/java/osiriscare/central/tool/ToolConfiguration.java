package osiriscare.central.tool;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.evidence.EvidenceApi;
import osiriscare.central.incident.IncidentApi;
import osiriscare.central.incident.ReportedIncidents;
import osiriscare.central.settings.CentralSettings;
import osiriscare.central.signing.Signer;
import osiriscare.central.site.SiteApi;
import osiriscare.database.Database;
import osiriscare.evidence.phi.PhiScrubber;

/// Builds the tools.
@Configuration(proxyBeanMethods = false)
public class ToolConfiguration {
  @Bean
  ToolDesk toolDesk(Database database, Signer signer, ReportedIncidents incidents, Clock clock) {
    return new ToolDesk(database, signer, incidents, clock);
  }

  @Bean
  ChatApi chatApi(
      Database database, ToolDesk tools, ReportedIncidents incidents, PhiScrubber scrubber) {
    return new ChatApi(database, tools, incidents, scrubber);
  }

  @Bean
  McpDoor mcpDoor(
      Database database,
      ToolDesk tools,
      SiteApi sites,
      IncidentApi incidents,
      EvidenceApi evidence,
      CentralSettings settings) {
    return new McpDoor(
        new McpTools(database, tools, LookingTool.all(sites, incidents, evidence)),
        new OwnOrigins(settings.publicUrl()));
  }
}
