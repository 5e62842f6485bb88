import {
  IconBan,
  IconCircleCheck,
  IconClock,
  IconHandStop,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconX,
} from "@tabler/icons-react";
import type { FleetOrder, FleetTarget } from "../api/records";
import { ToneBadge } from "../ui/ToneBadge";

/** Whether a fleet order goes on, and whose turn it is. */
export function FleetStatus({ status }: { status: FleetOrder["status"] }) {
  switch (status) {
    case "active":
      return (
        <ToneBadge tone="accent" icon={<IconPlayerPlay size={14} />}>
          Under way
        </ToneBadge>
      );
    case "paused":
      return (
        <ToneBadge tone="unknown" icon={<IconPlayerPause size={14} />}>
          Held by a person
        </ToneBadge>
      );
    case "stopped":
      return (
        <ToneBadge tone="fail" icon={<IconHandStop size={14} />}>
          Stopped by failures
        </ToneBadge>
      );
    case "cancelled":
      return (
        <ToneBadge tone="neutral" icon={<IconBan size={14} />}>
          Cancelled
        </ToneBadge>
      );
    case "completed":
      return (
        <ToneBadge tone="pass" icon={<IconCircleCheck size={14} />}>
          Completed
        </ToneBadge>
      );
  }
}

/** How one appliance's part stands. */
export function TargetState({ state }: { state: FleetTarget["state"] }) {
  switch (state) {
    case "ordered":
      return (
        <ToneBadge tone="accent" icon={<IconClock size={14} />}>
          Has its order
        </ToneBadge>
      );
    case "completed":
      return (
        <ToneBadge tone="pass" icon={<IconCircleCheck size={14} />}>
          Completed
        </ToneBadge>
      );
    case "failed":
      return (
        <ToneBadge tone="fail" icon={<IconX size={14} />}>
          Failed
        </ToneBadge>
      );
    case "skipped":
      return (
        <ToneBadge tone="neutral" icon={<IconPlayerSkipForward size={14} />}>
          Skipped
        </ToneBadge>
      );
  }
}
