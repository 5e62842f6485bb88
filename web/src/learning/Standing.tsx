import { IconCircleCheck, IconHandStop, IconHourglass, IconRocket, IconThumbDown } from "@tabler/icons-react";
import type { Pattern, Promotion } from "../api/records";
import { ToneBadge } from "../ui/ToneBadge";

/** How a pattern stands: counted, waiting for a person's word, or what came of it. */
export function PatternStanding({ pattern }: { pattern: Pattern }) {
  if (pattern.standing !== null) {
    return <PromotionStanding status={pattern.standing} />;
  }
  return pattern.candidate ? (
    <ToneBadge tone="unknown" icon={<IconHandStop size={14} />}>
      Waits for your word
    </ToneBadge>
  ) : (
    <ToneBadge tone="neutral" icon={<IconHourglass size={14} />}>
      Not proven yet
    </ToneBadge>
  );
}

/** How far a learned rule has come, or how it ended. */
export function PromotionStanding({ status }: { status: Promotion["status"] }) {
  switch (status) {
    case "rejected":
      return (
        <ToneBadge tone="neutral" icon={<IconThumbDown size={14} />}>
          Rejected
        </ToneBadge>
      );
    case "rolling":
      return (
        <ToneBadge tone="accent" icon={<IconRocket size={14} />}>
          Rolling out
        </ToneBadge>
      );
    case "active":
      return (
        <ToneBadge tone="pass" icon={<IconCircleCheck size={14} />}>
          Active
        </ToneBadge>
      );
    case "demoted":
      return (
        <ToneBadge tone="fail" icon={<IconThumbDown size={14} />}>
          Taken back
        </ToneBadge>
      );
  }
}
