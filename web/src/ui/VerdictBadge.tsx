import { IconCheck, IconMinus, IconQuestionMark, IconX } from "@tabler/icons-react";
import { ToneBadge } from "./ToneBadge";

export type Verdict = "pass" | "fail" | "unknown";

/** A verdict; null stands for evidence of a kind that has none. */
export function VerdictBadge({ verdict }: { verdict: Verdict | null }) {
  switch (verdict) {
    case "pass":
      return (
        <ToneBadge tone="pass" icon={<IconCheck size={14} stroke={3} />}>
          Pass
        </ToneBadge>
      );
    case "fail":
      return (
        <ToneBadge tone="fail" icon={<IconX size={14} stroke={3} />}>
          Fail
        </ToneBadge>
      );
    case "unknown":
      return (
        <ToneBadge tone="unknown" icon={<IconQuestionMark size={14} stroke={2.5} />}>
          Unknown
        </ToneBadge>
      );
    case null:
      return (
        <ToneBadge tone="neutral" icon={<IconMinus size={14} />}>
          No verdict
        </ToneBadge>
      );
  }
}
