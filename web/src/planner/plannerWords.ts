import type { Decision, PlannerSite } from "../api/records";

/** What a mode means, in words. */
export const MODES: Readonly<Record<PlannerSite["mode"], string>> = {
  auto: "Automatic: a plan that is certain enough is ordered",
  manual: "Manual: a person approves every plan",
  disabled: "Switched off: a person decides at once",
};

export const MODE_NAMES: Readonly<Record<PlannerSite["mode"], string>> = {
  auto: "Automatic",
  manual: "Manual",
  disabled: "Switched off",
};

export const DECISION_WORDS: Readonly<Record<Decision["status"], string>> = {
  asking: "Being asked",
  waiting: "Waits for approval",
  ordered: "Ordered",
  rejected: "Rejected",
  escalated: "A person is asked",
  void: "Too late",
};

const MICRO = 1_000_000;
const CENTS = 2;
const FRACTION_MAX = 6;

/** Millionths of a dollar as dollars; small sums keep their digits. */
export function dollars(microUsd: number): string {
  const amount = microUsd / MICRO;
  const digits = amount !== 0 && amount < 1 ? FRACTION_MAX : CENTS;
  return `$${amount.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, "$1")}`;
}

/** What a decision cost; what nobody asked a model for cost nothing. */
export function costOf(decision: Decision): string {
  if (decision.remembered_from !== null) {
    return "nothing: an answer was used again";
  }
  return decision.provider === null ? "nothing: nobody was asked" : dollars(decision.cost_microusd);
}

/** How many tokens a model read and wrote. */
export function tokensOf(decision: Decision): string {
  return decision.input_tokens === null || decision.output_tokens === null
    ? "not known"
    : `${decision.input_tokens} read, ${decision.output_tokens} written`;
}
