import { Button, Group, Text, Title } from "@mantine/core";
import { IconLink, IconLinkOff, IconRefresh, IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { BundleVerdict } from "../api/records";
import { Loaded } from "../shell/Loaded";
import { CardSkeleton } from "../ui/Loading";
import { RelativeTime } from "../ui/RelativeTime";
import { bundleVerdictQuery } from "./evidenceQueries";
import styles from "./Proof.module.css";

/** Whether the bundle is what the appliance signed, and whether it stands in its chain. */
export function Proof({ bundleId }: { bundleId: string }) {
  const query = useQuery(bundleVerdictQuery(bundleId));
  return (
    <section aria-labelledby="proof">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4" id="proof">
          Proof
        </Title>
        <Button
          size="xs"
          variant="default"
          loading={query.isFetching}
          leftSection={<IconRefresh size={15} aria-hidden="true" />}
          onClick={() => void query.refetch()}
        >
          Verify again
        </Button>
      </Group>
      <Loaded query={query} what="the proof" skeleton={<CardSkeleton height={120} />}>
        {(verdict) => <Verified verdict={verdict} />}
      </Loaded>
    </section>
  );
}

/** What a fresh look at the stored bytes said. */
export function Verified({ verdict }: { verdict: BundleVerdict }) {
  const { signature_valid: isSigned, chain_valid: isChained } = verdict;
  return (
    <div role="status">
      <div className={styles.proofs}>
        <Claim
          isTrue={isSigned}
          icon={isSigned ? <IconShieldCheck size={26} /> : <IconShieldX size={26} />}
          title={isSigned ? "Signature valid" : "Signature not valid"}
        >
          {isSigned
            ? "The exact text below was signed by this appliance's key."
            : "This text was not signed by the key it names. Do not rely on it."}
        </Claim>
        <Claim
          isTrue={isChained}
          icon={isChained ? <IconLink size={26} /> : <IconLinkOff size={26} />}
          title={isChained ? "Chain valid" : "Chain not valid"}
        >
          {isChained
            ? "It names the hash of the bundle before it: nothing was taken out or put in."
            : "It does not fit its neighbours in the appliance's chain."}
        </Claim>
      </div>
      {verdict.reasons.length === 0 ? null : (
        <ul className={styles.reasons} aria-label="Reasons">
          {verdict.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <Text size="sm" c="dimmed" mt="xs">
        Verified by Central <RelativeTime at={verdict.checked_at} />
      </Text>
    </div>
  );
}

function Claim({
  isTrue,
  icon,
  title,
  children,
}: {
  isTrue: boolean;
  icon: ReactNode;
  title: string;
  children: string;
}) {
  return (
    <div className={styles.claim} data-tone={isTrue ? "pass" : "fail"}>
      <span aria-hidden="true">{icon}</span>
      <div>
        <strong>{title}</strong>
        <Text size="sm">{children}</Text>
      </div>
    </div>
  );
}
