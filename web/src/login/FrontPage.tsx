import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Logo } from "../ui/Logo";
import { SchemeSwitch } from "../ui/SchemeSwitch";
import styles from "./LoginPage.module.css";

/** The frame of the pages before the login. */
export function FrontPage({
  title,
  below,
  children,
}: {
  title: string;
  below?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <title>{`${title} · OsirisCare`}</title>
      <header className={styles.top}>
        <Logo />
        <SchemeSwitch />
      </header>
      <main className={styles.main}>
        <div className={`card ${styles.panel ?? ""}`}>{children}</div>
        {below === undefined ? null : (
          <Text c="dimmed" size="sm" ta="center" mt="md" maw="24rem">
            {below}
          </Text>
        )}
      </main>
    </div>
  );
}
