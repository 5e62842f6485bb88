import { Alert, List, Progress, Text, ThemeIcon } from "@mantine/core";
import { IconCircle, IconCircleCheck, IconHourglass } from "@tabler/icons-react";
import type { SiteDetail } from "../api/records";
import { PHASES, phaseWords, waitWords } from "./phaseWords";

/** A site that is not up yet: how far it is, and what it waits for. Nothing once it is up. */
export function SiteProgress({ progress }: { progress: SiteDetail["progress"] }) {
  if (progress.phase === "complete") {
    return null;
  }
  const now = PHASES.indexOf(progress.phase);
  return (
    <Alert
      variant="default"
      role="status"
      mb="lg"
      icon={<IconHourglass size={18} />}
      title={`This site is coming up: ${phaseWords(progress.phase).toLowerCase()}`}
    >
      <Text size="sm" mb="sm">
        {waitWords(progress)}
      </Text>
      <Progress value={progress.percent} aria-label="How far this site is" mb="sm" />
      <List size="sm" spacing={4} center aria-label="Phases">
        {PHASES.map((phase, place) => (
          <List.Item
            key={phase}
            {...(place > now ? { c: "dimmed" } : {})}
            aria-current={place === now ? "step" : undefined}
            icon={
              <ThemeIcon
                size={20}
                radius="xl"
                variant="light"
                color={place < now ? "teal" : place === now ? "blue" : "gray"}
              >
                {place < now ? <IconCircleCheck size={14} /> : <IconCircle size={14} />}
              </ThemeIcon>
            }
          >
            {phaseWords(phase)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
