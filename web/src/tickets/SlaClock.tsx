import { IconAlarm, IconAlertTriangle, IconCircleCheck, IconClock } from "@tabler/icons-react";
import { Countdown, useSecond } from "../ui/Countdown";
import { ToneBadge } from "../ui/ToneBadge";
import type { Clock } from "./ticketWords";

const SOON_MS = 15 * 60 * 1000;

/** A clock of a ticket, counting down; whether it ran out is said in words. */
export function SlaClock({ clockAt }: { clockAt: (now: number) => Clock }) {
  const now = useSecond();
  const clock = clockAt(now);
  switch (clock.state) {
    case "running":
      return Date.parse(clock.until) - now < SOON_MS ? (
        <ToneBadge tone="unknown" icon={<IconAlarm size={14} />}>
          <Countdown until={clock.until} now={now} />
        </ToneBadge>
      ) : (
        <ToneBadge tone="neutral" icon={<IconClock size={14} />}>
          <Countdown until={clock.until} now={now} />
        </ToneBadge>
      );
    case "breached":
      return (
        <ToneBadge tone="fail" icon={<IconAlertTriangle size={14} />}>
          Breached, <Countdown until={clock.until} now={now} />
        </ToneBadge>
      );
    case "stopped":
      return (
        <ToneBadge tone={clock.inTime ? "pass" : "fail"} icon={<IconCircleCheck size={14} />}>
          {clock.words}
        </ToneBadge>
      );
  }
}
