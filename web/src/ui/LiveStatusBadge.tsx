import {
  IconCircleDashed,
  IconCircleFilled,
  IconClockExclamation,
  IconPlugConnectedX,
} from "@tabler/icons-react";
import { ToneBadge } from "./ToneBadge";

export type LiveStatus = "online" | "stale" | "offline" | "pending";

export const LIVE_STATUS_MEANING: Readonly<Record<LiveStatus, string>> = {
  online: "checked in within 5 minutes",
  stale: "last check-in 5 to 15 minutes ago",
  offline: "no check-in for more than 15 minutes",
  pending: "has never checked in",
};

export function LiveStatusBadge({ status }: { status: LiveStatus }) {
  switch (status) {
    case "online":
      return (
        <ToneBadge tone="pass" icon={<IconCircleFilled size={10} />}>
          Online
        </ToneBadge>
      );
    case "stale":
      return (
        <ToneBadge tone="unknown" icon={<IconClockExclamation size={14} />}>
          Stale
        </ToneBadge>
      );
    case "offline":
      return (
        <ToneBadge tone="fail" icon={<IconPlugConnectedX size={14} />}>
          Offline
        </ToneBadge>
      );
    case "pending":
      return (
        <ToneBadge tone="neutral" icon={<IconCircleDashed size={14} />}>
          Pending
        </ToneBadge>
      );
  }
}
