import type { NotificationChannel } from "../api/records";

export const KINDS = [
  { value: "email", label: "Mail" },
  { value: "webhook", label: "Webhook" },
  { value: "syslog", label: "Log server (syslog over TLS)" },
  { value: "psa", label: "Service desk (RMM or PSA)" },
] as const;

export const SEVERITIES = [
  { value: "low", label: "Everything" },
  { value: "medium", label: "Medium and worse" },
  { value: "high", label: "High and worse" },
  { value: "critical", label: "Critical only" },
] as const;

export const DIGESTS = [
  { value: "none", label: "As it happens" },
  { value: "hourly", label: "Together, once an hour" },
  { value: "daily", label: "Together, once a day" },
] as const;

export const TOPICS = [
  { value: "ticket", label: "Tickets that are opened or become worse" },
  { value: "overdue", label: "Tickets that nobody answers or solves in time" },
  { value: "machine", label: "Appliances and watchers that go silent or are back" },
] as const;

type Choice = { readonly value: string; readonly label: string };

/** The label of a value, or the value itself where there is none. */
export function labelOf(choices: readonly Choice[], value: string): string {
  return choices.find((each) => each.value === value)?.label ?? value;
}

export function isHook(kind: NotificationChannel["kind"]): boolean {
  return kind === "webhook" || kind === "psa";
}
