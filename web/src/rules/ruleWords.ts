import type { Rule, TriedDecision } from "../api/records";
import { words } from "../ui/JsonView";

export const SOURCES: Readonly<Record<Rule["source"], string>> = {
  builtin: "Built in",
  synced: "Shipped by Central",
  promoted: "Learned",
  custom: "Your own",
};

export const DECISIONS: Readonly<Record<TriedDecision["decision"], string>> = {
  act: "Run the runbook",
  dry_run: "Say what would be run",
  defer: "Wait",
  suppress: "Do nothing this time",
  escalate: "Ask a person",
  refuse: "Never",
  monitor: "Only report it",
};

const OPERATORS: Readonly<Record<string, string>> = {
  equals: "is",
  not_equals: "is not",
  contains: "contains",
  regex: "matches",
  gt: "is more than",
  lt: "is less than",
  ge: "is at least",
  le: "is at most",
  in: "is one of",
  not_in: "is none of",
};

/** A condition as a sentence. */
export function conditionText(condition: Readonly<Record<string, unknown>>): string {
  const { field, operator, value } = condition;
  const name = words(String(field).replace(/^details\./, ""));
  if (operator === "exists") {
    return value === true ? `${name} is there` : `${name} is not there`;
  }
  const shown = Array.isArray(value) ? value.map(String).join(", ") : String(value);
  return `${name} ${OPERATORS[String(operator)] ?? String(operator)} ${shown}`;
}

/** The check types that a rule binds itself to. */
export function checkTypesOf(rule: Rule): readonly string[] {
  return rule.conditions
    .filter(({ field }) => field === "check_type")
    .flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : [String(value)]));
}
