import { Group, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { ToneBadge } from "./ToneBadge";

export type Counts = { readonly pass: number; readonly fail: number; readonly unknown: number };

/** How many checks pass, fail and are unknown. What is zero steps back. */
export function CheckCounts({ counts }: { counts: Counts }) {
  return (
    <Group gap={6} wrap="nowrap">
      <ToneBadge tone={counts.pass > 0 ? "pass" : "neutral"} icon={<IconCheck size={13} stroke={3} />}>
        {counts.pass}
        <VisuallyHidden> pass</VisuallyHidden>
      </ToneBadge>
      <ToneBadge tone={counts.fail > 0 ? "fail" : "neutral"} icon={<IconX size={13} stroke={3} />}>
        {counts.fail}
        <VisuallyHidden> fail</VisuallyHidden>
      </ToneBadge>
      <ToneBadge
        tone={counts.unknown > 0 ? "unknown" : "neutral"}
        icon={<IconQuestionMark size={13} stroke={2.5} />}
      >
        {counts.unknown}
        <VisuallyHidden> unknown</VisuallyHidden>
      </ToneBadge>
    </Group>
  );
}
