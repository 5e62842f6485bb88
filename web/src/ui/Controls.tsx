import { Text } from "@mantine/core";

/** HIPAA paragraphs, each on a line of its own and never broken. */
export function Controls({ controls }: { controls: readonly string[] }) {
  if (controls.length === 0) {
    return (
      <Text span c="dimmed" size="sm">
        none
      </Text>
    );
  }
  return (
    <span>
      {controls.map((control) => (
        <span key={control} className="mono line" style={{ display: "block" }}>
          {control}
        </span>
      ))}
    </span>
  );
}
