import type { Order } from "../api/records";

/** The fixed commands that a diagnostic order may name. */
export const DIAGNOSTICS = [
  { command: "agent_status", label: "Agent status" },
  { command: "agent_logs", label: "Agent log" },
  { command: "system_logs", label: "System log" },
  { command: "disk_usage", label: "Disk usage" },
  { command: "memory", label: "Memory" },
  { command: "uptime", label: "Uptime" },
  { command: "network", label: "Network" },
  { command: "dns", label: "DNS" },
  { command: "time_sync", label: "Time synchronisation" },
  { command: "services", label: "Services" },
  { command: "firewall", label: "Firewall" },
  { command: "evidence_queue", label: "Evidence queue" },
  { command: "current_system", label: "Current system" },
  { command: "nix_generations", label: "NixOS generations" },
  { command: "rebuild_status", label: "Rebuild status" },
] as const;

const TYPES: Readonly<Record<string, string>> = {
  force_checkin: "Force check-in",
  run_drift: "Run drift scan",
  diagnostic: "Diagnostics",
  view_logs: "View logs",
  healing: "Run a runbook",
  nixos_rebuild: "Rebuild the machine",
  sync_rules: "Fetch the rules",
  update_credentials: "Fetch credentials",
  restart_agent: "Restart the agent",
  update_agent: "Update the agent",
  sync_promoted_rule: "Install a learned rule",
  healing_reset: "Let healing go on",
};

/** What an order does, in words. A type that is newer than this page shows under its own name. */
export function orderTitle({
  order_type: type,
  parameters,
}: Pick<Order, "order_type" | "parameters">): string {
  const title = TYPES[type] ?? type;
  const command = DIAGNOSTICS.find((each) => each.command === parameters.command);
  return command === undefined ? title : `${title}: ${command.label}`;
}

/** What an order's state means. */
export const ORDER_STATUS_MEANING: Readonly<Record<Order["status"], string>> = {
  pending: "Signed and waiting for the appliance to pull it",
  acknowledged: "Accepted by the appliance, under way",
  completed: "Done",
  failed: "Tried, but did not succeed",
  refused: "The appliance refused it",
  expired: "Not picked up in time",
};
