import {
  IconCircleOff,
  IconClock,
  IconHandStop,
  IconHourglass,
  IconSend,
  IconUserExclamation,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Decision } from "../api/records";
import { ToneBadge, type Tone } from "../ui/ToneBadge";
import { DECISION_WORDS } from "./plannerWords";

const SIGNS: Readonly<Record<Decision["status"], { tone: Tone; icon: ReactNode }>> = {
  asking: { tone: "accent", icon: <IconHourglass size={14} /> },
  waiting: { tone: "unknown", icon: <IconClock size={14} /> },
  ordered: { tone: "pass", icon: <IconSend size={14} /> },
  rejected: { tone: "neutral", icon: <IconHandStop size={14} /> },
  escalated: { tone: "fail", icon: <IconUserExclamation size={14} /> },
  void: { tone: "neutral", icon: <IconCircleOff size={14} /> },
};

/** What became of a decision. */
export function DecisionStatus({ status }: { status: Decision["status"] }) {
  const { tone, icon } = SIGNS[status];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {DECISION_WORDS[status]}
    </ToneBadge>
  );
}
