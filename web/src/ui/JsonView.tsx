import { Code, Text } from "@mantine/core";
import { Facts } from "./Facts";
import styles from "./JsonView.module.css";

/** Any JSON value, laid out for people. */
export function JsonView({ value }: { value: unknown }) {
  if (value === null || value === undefined) {
    return <Empty>none</Empty>;
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.length === 0 ? <Empty>empty list</Empty> : <Items items={items} />;
  }
  if (typeof value === "object") {
    const fields: [string, unknown][] = Object.entries(value);
    return fields.length === 0 ? (
      <Empty>nothing recorded</Empty>
    ) : (
      <Facts
        facts={fields.map(([name, each]) => ({ term: words(name), value: <JsonView value={each} /> }))}
      />
    );
  }
  return <Scalar value={value} />;
}

function Items({ items }: { items: readonly unknown[] }) {
  return (
    <ul className={styles.items}>
      {items.map((item, index) => (
        // A list inside a signed text never changes its order.
        <li key={index}>
          <JsonView value={item} />
        </li>
      ))}
    </ul>
  );
}

function Scalar({ value }: { value: unknown }) {
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  const text = String(value);
  return text.includes("\n") ? (
    <Code block tabIndex={0} mah="24rem" className={styles.block}>
      {text}
    </Code>
  ) : (
    <span className={typeof value === "number" || /^[\w:.+/-]{20,}$/.test(text) ? "mono" : undefined}>
      {text}
    </span>
  );
}

function Empty({ children }: { children: string }) {
  return (
    <Text span c="dimmed" fs="italic" size="sm">
      {children}
    </Text>
  );
}

/** `backup_age_hours` reads as "backup age hours". */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** The same as the begin of a sentence. */
export function sentence(text: string): string {
  const spaced = words(text);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
