package osiriscare.receiver;

import java.util.List;
import osiriscare.protocol.route.MachineRoute;

/// The shapes of bodies, for the OpenAPI document.
final class RouteFields {
  private RouteFields() {}

  static List<String> request(MachineRoute route) {
    return switch (route) {
      case CLAIM ->
          List.of(
              "provision_code:string!",
              "mac_address:string!",
              "hostname:string!",
              "hardware_id:string",
              "public_key:string!",
              "api_key_sha256:string!");
      case PROVISIONING_STATUS ->
          List.of(
              "appliance_id:string!",
              "status:string!",
              "progress_percent:integer!",
              "message:string");
      case PROVISIONING_HEARTBEAT ->
          List.of("mac_address:string!", "hostname:string!", "ip_addresses:array");
      case ANNOUNCE -> List.of("public_key:string!");
      case ASK_HAND_OVER -> List.of("poll_secret:string!");
      case REPORT_HAND_OVER -> List.of("poll_secret:string!", "result:string!");
      case CHECKIN, CHECKIN_LEGACY ->
          List.of(
              "site_id:string!",
              "hostname:string!",
              "mac_address:string!",
              "ip_addresses:array",
              "uptime_seconds:integer",
              "agent_version:string",
              "nixos_version:string",
              "policy_version:string",
              "has_local_credentials:boolean",
              "agent_public_key:string",
              "queue_depth:integer",
              "last_response_time:string",
              "ruleset_hash:string",
              "rules_serial:integer");
      case COMPLETE_ORDER ->
          List.of(
              "status:string!",
              "success:boolean!",
              "result:object",
              "error_code:string",
              "error_message:string",
              "execution_time_ms:integer");
      case REPORT_INCIDENT ->
          List.of(
              "incident_id:string!",
              "site_id:string!",
              "host_id:string!",
              "incident_type:string!",
              "severity:string!",
              "check_type:string",
              "details:object",
              "pre_state:object",
              "hipaa_controls:array",
              "observed_at:string");
      case REPORT_RECOVERY ->
          List.of(
              "incident_id:string!", "site_id:string!", "recovered_at:string!", "reason:string!");
      case WATCHER_HEARTBEAT ->
          List.of(
              "site_id:string!",
              "heartbeat_at:string!",
              "waiting:integer!",
              "agent_version:string!",
              "problem:string");
      case SUBMIT_EVIDENCE, SUBMIT_SITE_EVIDENCE ->
          List.of("signed_payload:string!", "signature:string!", "key_id:string!");
      case REPORT_EXECUTION ->
          List.of(
              "execution_id:string!",
              "incident_id:string",
              "runbook_id:string",
              "rule_id:string",
              "host_id:string!",
              "check_type:string!",
              "tier:string!",
              "outcome:string!",
              "started_at:string!",
              "duration_ms:integer!",
              "error:string");
      case COMPARE_PATTERNS -> List.of("patterns:array!");
      case VALIDATE_CODE,
          SYNC,
          PROVISIONING_CONFIG,
          NEXT_ORDER,
          ACKNOWLEDGE_ORDER,
          DOWNLOAD_RELEASE,
          HEALTH,
          METRICS,
          OPENAPI ->
          List.of();
    };
  }

  static List<String> response(MachineRoute route) {
    return switch (route) {
      case CLAIM ->
          List.of(
              "status:string!",
              "site_id:string!",
              "appliance_id:string!",
              "chain:integer!",
              "partner:object!",
              "api_endpoint:string!",
              "server_public_key:string!",
              "server_keys:array!",
              "config:object!",
              "message:string!");
      case VALIDATE_CODE ->
          List.of("valid:boolean!", "status:string!", "client_name:string!", "partner:object!");
      case ANNOUNCE ->
          List.of(
              "short_code:string!",
              "poll_secret:string!",
              "expires_in_seconds:integer!",
              "poll_interval:integer!");
      case ASK_HAND_OVER -> List.of("state:string!", "sealed_code:string");
      case PROVISIONING_CONFIG ->
          List.of(
              "site_id:string!",
              "appliance_id:string!",
              "poll_interval:integer!",
              "deployment_mode:string!",
              "reseller_id:string",
              "server_keys:array!",
              "partner:object!");
      case CHECKIN, CHECKIN_LEGACY ->
          List.of(
              "status:string!",
              "appliance_id:string!",
              "server_time:string!",
              "server_public_key:string!",
              "server_key_id:string!",
              "merged_duplicates:integer!",
              "pending_orders:array!",
              "windows_targets:array!",
              "linux_targets:array!",
              "enabled_runbooks:array!",
              "trigger_enumeration:boolean!",
              "trigger_immediate_scan:boolean!",
              "l2_mode:string!",
              "subscription_status:string!");
      case NEXT_ORDER ->
          List.of(
              "order_id:string!",
              "order_type:string!",
              "parameters:object!",
              "priority:integer!",
              "created_at:string!",
              "expires_at:string!",
              "nonce:string",
              "signature:string!",
              "signed_payload:string!",
              "key_id:string!");
      case SUBMIT_EVIDENCE, SUBMIT_SITE_EVIDENCE ->
          List.of(
              "bundle_id:string!",
              "status:string!",
              "chain:integer!",
              "sequence:integer!",
              "chain_hash:string!");
      case REPORT_INCIDENT, REPORT_RECOVERY -> List.of("status:string!", "incident_id:string!");
      case SYNC -> List.of("signed_payload:string!", "signature:string!", "key_id:string!");
      case REPORT_EXECUTION -> List.of("status:string!", "execution_id:string!");
      case COMPARE_PATTERNS -> List.of("patterns:array!", "unproven:integer!");
      case HEALTH -> List.of("status:string!", "build_id:string!", "database:string!");
      case PROVISIONING_STATUS,
          PROVISIONING_HEARTBEAT,
          REPORT_HAND_OVER,
          ACKNOWLEDGE_ORDER,
          COMPLETE_ORDER,
          WATCHER_HEARTBEAT ->
          List.of("status:string!");
      case DOWNLOAD_RELEASE, METRICS, OPENAPI -> List.of();
    };
  }
}
