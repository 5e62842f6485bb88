import { Group } from "@mantine/core";
import { IconArrowBackUp, IconClockHour3, IconLock } from "@tabler/icons-react";
import type { Runbook } from "../api/records";
import { ToneBadge } from "../ui/ToneBadge";

/** What one must know before it runs. */
export function RunbookFlags({ runbook }: { runbook: Runbook }) {
  return (
    <Group gap={6}>
      {runbook.disruptive ? (
        <ToneBadge tone="unknown" icon={<IconClockHour3 size={14} />}>
          Waits for the window
        </ToneBadge>
      ) : null}
      {runbook.rollback.length === 0 ? (
        <ToneBadge tone="neutral" icon={<IconLock size={14} />}>
          Cannot be undone
        </ToneBadge>
      ) : (
        <ToneBadge tone="pass" icon={<IconArrowBackUp size={14} />}>
          Rolls back
        </ToneBadge>
      )}
    </Group>
  );
}
