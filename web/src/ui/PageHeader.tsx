import { Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** The head of a page: its one `h1`, the document's title, and what can be done here. */
export function PageHeader({
  title,
  documentTitle,
  lead,
  above,
  badge,
  actions,
}: {
  title: ReactNode;
  documentTitle: string;
  lead?: ReactNode;
  above?: ReactNode;
  badge?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Group component="header" justify="space-between" align="flex-end" gap="md" mb="lg">
      <title>{`${documentTitle} · OsirisCare`}</title>
      <div>
        {above}
        <Group gap="sm">
          <Title order={1} size="h2">
            {title}
          </Title>
          {badge}
        </Group>
        {lead === undefined ? null : (
          <Text c="dimmed" component="div" mt={4} maw="46rem">
            {lead}
          </Text>
        )}
      </div>
      {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
