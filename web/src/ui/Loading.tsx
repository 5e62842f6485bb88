import { Group, Skeleton, Stack, VisuallyHidden } from "@mantine/core";

const WIDTHS = ["62%", "48%", "71%", "55%", "66%", "43%", "58%", "50%"];

/** Holds a table's place until it is there. */
export function TableSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className="card" role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      <Stack gap={0} p="md" aria-hidden="true">
        {WIDTHS.slice(0, rows).map((width) => (
          <Group key={width} wrap="nowrap" gap="xl" py="sm">
            <Skeleton height={14} width={width} />
            <Skeleton height={22} width={72} radius="xl" />
            <Skeleton height={14} width="20%" />
          </Group>
        ))}
      </Stack>
    </div>
  );
}

/** Holds a card's place until it is there. */
export function CardSkeleton({ height = 132 }: { height?: number }) {
  return (
    <div role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      <Skeleton height={height} radius="md" aria-hidden="true" />
    </div>
  );
}
