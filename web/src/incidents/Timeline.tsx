import { Group, Text, VisuallyHidden } from "@mantine/core";
import {
  IconBell,
  IconCircleCheck,
  IconEye,
  IconFlag,
  IconGavel,
  IconHeartbeat,
  IconRepeat,
  IconSend,
  IconTool,
  IconUserExclamation,
  type TablerIcon,
} from "@tabler/icons-react";
import type { TimelineEntry } from "../api/records";
import { TextLink } from "../shell/links";
import { JsonView } from "../ui/JsonView";
import { AbsoluteTime } from "../ui/RelativeTime";
import styles from "./Timeline.module.css";

const SIGNS: Readonly<Record<TimelineEntry["what"], TablerIcon>> = {
  reported: IconBell,
  looked: IconEye,
  decided: IconGavel,
  ordered: IconSend,
  done: IconTool,
  ended: IconFlag,
  escalated: IconUserExclamation,
  recovered: IconHeartbeat,
  resolved: IconCircleCheck,
  reopened: IconRepeat,
  recurred: IconRepeat,
};

/** What happened around an incident, oldest first; each line links to the bundle that proves it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline} aria-label="Timeline">
      {entries.map((entry, place) => (
        // Two lines may be told by one bundle at one time; their order is Central's.
        <li key={`${entry.at} ${place}`} className={styles.entry}>
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const Sign = SIGNS[entry.what];
  return (
    <>
      <span className={styles.sign} aria-hidden="true">
        <Sign size={14} />
      </span>
      <Text fw={600}>{entry.title}</Text>
      {entry.reason === null ? null : <Text>{entry.reason}</Text>}
      {entry.steps.length === 0 ? null : <JsonView value={entry.steps} />}
      <Group gap="md">
        <Text span size="sm" c="dimmed">
          <AbsoluteTime at={entry.at} />
        </Text>
        {entry.rule_id === null ? null : (
          <Text span size="sm">
            Rule{" "}
            <TextLink to="/rules/$ruleId" params={{ ruleId: entry.rule_id }}>
              {entry.rule_id}
            </TextLink>
          </Text>
        )}
        {entry.runbook_id === null ? null : (
          <Text span size="sm">
            Runbook{" "}
            <TextLink to="/runbooks/$runbookId" params={{ runbookId: entry.runbook_id }}>
              {entry.runbook_id}
            </TextLink>
          </Text>
        )}
        {entry.bundle_id === null ? null : (
          <Text span size="sm">
            <TextLink to="/evidence/$bundleId" params={{ bundleId: entry.bundle_id }}>
              Proof<VisuallyHidden> of: {entry.title}</VisuallyHidden>
            </TextLink>
          </Text>
        )}
      </Group>
    </>
  );
}
