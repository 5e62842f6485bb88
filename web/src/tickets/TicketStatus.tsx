import { IconCircleCheck, IconHandStop, IconTicket } from "@tabler/icons-react";
import type { Ticket } from "../api/records";
import { ToneBadge } from "../ui/ToneBadge";

/** Whether somebody has a ticket in hand. */
export function TicketStatus({ status }: { status: Ticket["status"] }) {
  switch (status) {
    case "open":
      return (
        <ToneBadge tone="fail" icon={<IconTicket size={14} />}>
          Open
        </ToneBadge>
      );
    case "acknowledged":
      return (
        <ToneBadge tone="accent" icon={<IconHandStop size={14} />}>
          In hand
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
