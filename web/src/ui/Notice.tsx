import { Button, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./Notice.module.css";

/** Nothing is here: says what that means and what to do about it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  isPage,
}: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  isPage?: boolean;
}) {
  return (
    <Notice tone="accent" icon={icon} title={title} action={action} isPage={isPage}>
      {children}
    </Notice>
  );
}

/** Something could not be shown: says what and why, and lets one try again. */
export function ErrorState({
  title,
  message,
  reference,
  onRetry,
  isPage,
}: {
  title: string;
  message: string;
  reference?: string | undefined;
  onRetry?: (() => void) | undefined;
  isPage?: boolean | undefined;
}) {
  return (
    <div role="alert">
      <Notice
        tone="fail"
        icon={<IconAlertTriangle size={28} />}
        title={title}
        isPage={isPage}
        action={
          onRetry === undefined ? undefined : (
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden="true" />}
              onClick={onRetry}
            >
              Try again
            </Button>
          )
        }
      >
        {message}
        {reference === undefined ? null : (
          <Text size="xs" c="dimmed" mt="xs">
            Request <span className="mono">{reference}</span>
          </Text>
        )}
      </Notice>
    </div>
  );
}

function Notice({
  tone,
  icon,
  title,
  children,
  action,
  isPage = false,
}: {
  tone: "accent" | "fail";
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** Whether it stands in place of a whole page, and so brings its title. */
  isPage?: boolean | undefined;
}) {
  return (
    <Stack className={`card ${styles.notice ?? ""}`} align="center" gap="sm">
      <span className={styles.icon} data-tone={tone} aria-hidden="true">
        {icon}
      </span>
      {isPage ? <title>{`${title} · OsirisCare`}</title> : null}
      <Title order={isPage ? 1 : 2} size="h4" ta="center">
        {title}
      </Title>
      <Text c="dimmed" component="div" ta="center" maw="32rem">
        {children}
      </Text>
      {action}
    </Stack>
  );
}
