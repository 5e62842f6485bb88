import { Group, SimpleGrid, Text, Title } from "@mantine/core";
import { IconServer } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Appliance } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { Loaded } from "../shell/Loaded";
import { CopyableId } from "../ui/CopyField";
import { Facts } from "../ui/Facts";
import { LIVE_STATUS_MEANING, LiveStatusBadge } from "../ui/LiveStatusBadge";
import { CardSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { RelativeTime } from "../ui/RelativeTime";
import { OrderActions } from "./OrderActions";
import { appliancesQuery } from "./siteQueries";

/** The site's appliances, and for operators what each can be ordered to do. */
export function Appliances({ siteId }: { siteId: string }) {
  const query = useQuery(appliancesQuery(siteId));
  return (
    <section aria-labelledby="appliances">
      <Title order={2} size="h4" id="appliances" mb="sm">
        Appliances
      </Title>
      <Loaded query={query} what="the appliances" skeleton={<CardSkeleton height={190} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconServer size={28} />} title="No appliance yet">
              This site has no appliance. One joins by claiming a provision code, or by being registered with
              its key.
            </EmptyState>
          ) : (
            <SimpleGrid cols={{ base: 1, md: items.length === 1 ? 1 : 2 }}>
              {items.map((appliance) => (
                <ApplianceCard key={appliance.appliance_id} siteId={siteId} appliance={appliance} />
              ))}
            </SimpleGrid>
          )
        }
      </Loaded>
    </section>
  );
}

function ApplianceCard({ siteId, appliance }: { siteId: string; appliance: Appliance }) {
  const me = useMe();
  return (
    <article
      className="card"
      style={{ padding: "1.1rem 1.25rem" }}
      aria-label={`Appliance ${appliance.hostname}`}
    >
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={3} size="h5">
            {appliance.hostname}
          </Title>
          <Text size="xs" c="dimmed">
            {LIVE_STATUS_MEANING[appliance.live_status]}
          </Text>
        </div>
        <LiveStatusBadge status={appliance.live_status} />
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" verticalSpacing="xs">
        <Facts
          facts={[
            { term: "Last check-in", value: <RelativeTime at={appliance.last_checkin} /> },
            { term: "First check-in", value: <RelativeTime at={appliance.first_checkin} /> },
            { term: "Up for", value: uptime(appliance.uptime_seconds) },
            { term: "Waiting to be sent", value: appliance.queue_depth ?? "not reported" },
          ]}
        />
        <Facts
          facts={[
            {
              term: "Addresses",
              value: appliance.ip_addresses.length === 0 ? "not reported" : appliance.ip_addresses.join(", "),
            },
            { term: "Agent", value: versions(appliance) },
            {
              term: "Evidence chain",
              value: `${appliance.chain.number}, at ${appliance.chain.sequence} bundles`,
            },
            {
              term: "Signing key",
              value:
                appliance.key_id === null ? "none" : <CopyableId value={appliance.key_id} label="key id" />,
            },
          ]}
        />
      </SimpleGrid>
      {mayOperate(me) ? <OrderActions siteId={siteId} appliance={appliance} /> : null}
    </article>
  );
}

function versions({ agent_version: agent, nixos_version: nixos }: Appliance): string {
  return [agent ?? "not reported", nixos ?? undefined].filter((each) => each !== undefined).join(", ");
}

export function uptime(seconds: number | null): string {
  if (seconds === null) {
    return "not reported";
  }
  const hours = Math.floor(seconds / 3600);
  return hours >= 48
    ? `${Math.floor(hours / 24)} days`
    : hours >= 1
      ? `${hours} h`
      : `${Math.floor(seconds / 60)} min`;
}
