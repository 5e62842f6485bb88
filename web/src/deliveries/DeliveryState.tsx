import { IconCheck, IconClock, IconQuestionMark, IconSend, IconX } from "@tabler/icons-react";
import type { Delivery } from "../api/records";
import { ToneBadge } from "../ui/ToneBadge";

/** How a message fared. */
export function DeliveryState({ status }: { status: Delivery["status"] }) {
  switch (status) {
    case "waiting":
      return (
        <ToneBadge tone="neutral" icon={<IconClock size={14} />}>
          Waiting
        </ToneBadge>
      );
    case "sending":
      return (
        <ToneBadge tone="accent" icon={<IconSend size={14} />}>
          Being sent
        </ToneBadge>
      );
    case "delivered":
      return (
        <ToneBadge tone="pass" icon={<IconCheck size={14} />}>
          Delivered
        </ToneBadge>
      );
    case "unsure":
      return (
        <ToneBadge tone="unknown" icon={<IconQuestionMark size={14} />}>
          Nobody knows
        </ToneBadge>
      );
    case "dead":
      return (
        <ToneBadge tone="fail" icon={<IconX size={14} />}>
          Given up
        </ToneBadge>
      );
  }
}
