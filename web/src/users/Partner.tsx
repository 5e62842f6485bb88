import { Text } from "@mantine/core";

/** Whose sites an account sees. */
export function Partner({ slug }: { slug: string | null }) {
  return slug === null ? (
    <Text span c="dimmed" inherit>
      the platform
    </Text>
  ) : (
    <span className="mono">{slug}</span>
  );
}
