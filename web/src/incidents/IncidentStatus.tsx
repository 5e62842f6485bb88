import { IconCircleCheck, IconFlame, IconUserExclamation } from "@tabler/icons-react";
import type { Incident } from "../api/records";
import { ToneBadge } from "../ui/ToneBadge";

/** Whether an incident still needs attention, and whose. */
export function IncidentStatus({ status }: { status: Incident["status"] }) {
  switch (status) {
    case "open":
      return (
        <ToneBadge tone="fail" icon={<IconFlame size={14} />}>
          Open
        </ToneBadge>
      );
    case "escalated":
      return (
        <ToneBadge tone="fail" icon={<IconUserExclamation size={14} />}>
          A person is asked
        </ToneBadge>
      );
    case "resolved":
      return (
        <ToneBadge tone="pass" icon={<IconCircleCheck size={14} />}>
          Resolved
        </ToneBadge>
      );
  }
}
