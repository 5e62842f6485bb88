package osiriscare.central.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.central.evidence.EvidenceApi;
import osiriscare.central.incident.IncidentApi;
import osiriscare.central.route.AnswerJson;
import osiriscare.central.route.PageRequest;
import osiriscare.central.site.SiteApi;
import osiriscare.database.Tenant;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.json.Fields;
import tools.jackson.databind.JsonNode;

/// A tool that changes nothing: what a page of the API shows, to whom it shows it.
///
/// @param parameters what each means; all are needed
record LookingTool(String name, String meaning, Map<String, String> parameters, Look look) {
  LookingTool {
    parameters = Map.copyOf(parameters);
  }

  /// Looks, as far as the tenant may.
  interface Look {
    JsonNode at(Tenant tenant, Fields fields);
  }

  static List<LookingTool> all(SiteApi sites, IncidentApi incidents, EvidenceApi evidence) {
    return List.of(
        new LookingTool(
            "list_sites",
            "Sites with their appliances' state, by name",
            Map.of(),
            (tenant, _) ->
                AnswerJson.tree(
                    sites.list(tenant, new PageRequest(PageRequest.LIMIT_MAX, Optional.empty())))),
        new LookingTool(
            "explain_incident",
            "An incident, and all that was seen, decided and done about it",
            Map.of("incident_id", "The incident"),
            (tenant, fields) ->
                AnswerJson.tree(
                    incidents.explain(tenant, fields.parsed("incident_id", IncidentId::parse)))),
        new LookingTool(
            "show_evidence",
            "A signed evidence bundle as it was signed",
            Map.of("bundle_id", "The bundle"),
            (tenant, fields) ->
                AnswerJson.tree(
                    evidence.show(tenant, fields.parsed("bundle_id", BundleId::parse)))),
        new LookingTool(
            "verify_bundle",
            "Checks a bundle's signature and its place in the chain",
            Map.of("bundle_id", "The bundle"),
            (tenant, fields) ->
                AnswerJson.tree(
                    evidence.verify(tenant, fields.parsed("bundle_id", BundleId::parse)))));
  }

  static final List<String> NAMES =
      List.of("list_sites", "explain_incident", "show_evidence", "verify_bundle");
}
