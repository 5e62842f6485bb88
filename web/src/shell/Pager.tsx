import { Group } from "@mantine/core";
import { IconChevronRight, IconChevronsLeft } from "@tabler/icons-react";
import { ButtonLink } from "./links";

/** Leads through a list that has the newest first: on to older entries, and back to the newest. */
export function Pager({ cursor, next }: { cursor: string | undefined; next: string | null }) {
  if (cursor === undefined && next === null) {
    return null;
  }
  return (
    <Group component="nav" justify="flex-end" mt="md" gap="xs" aria-label="Pages">
      {cursor === undefined ? null : (
        <ButtonLink
          to="."
          search={(old) => ({ ...old, cursor: undefined })}
          variant="default"
          size="xs"
          leftSection={<IconChevronsLeft size={15} aria-hidden="true" />}
        >
          Newest
        </ButtonLink>
      )}
      {next === null ? null : (
        <ButtonLink
          to="."
          search={(old) => ({ ...old, cursor: next })}
          variant="default"
          size="xs"
          rightSection={<IconChevronRight size={15} aria-hidden="true" />}
        >
          Older
        </ButtonLink>
      )}
    </Group>
  );
}
