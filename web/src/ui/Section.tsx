import { Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

/** What has a heading and brings its own card, as a table does. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} style={{ minWidth: 0 }}>
      <Title order={2} size="h5" id={id} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}
