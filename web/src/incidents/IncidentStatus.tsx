import { IconCircleCheck, IconFlame } from "@tabler/icons-react";
import type { Incident } from "../api/records";
import { ToneBadge } from "../ui/ToneBadge";

/** Whether an incident still needs attention. */
export function IncidentStatus({ status }: { status: Incident["status"] }) {
  return status === "open" ? (
    <ToneBadge tone="fail" icon={<IconFlame size={14} />}>
      Open
    </ToneBadge>
  ) : (
    <ToneBadge tone="pass" icon={<IconCircleCheck size={14} />}>
      Resolved
    </ToneBadge>
  );
}
