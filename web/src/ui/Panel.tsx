import { Group, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

/** A card with a heading of its own. */
export function Panel({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="card" style={{ padding: "1.1rem 1.25rem", minWidth: 0 }} aria-labelledby={id}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </section>
  );
}
