import { Alert, Group, Stack, Text } from "@mantine/core";
import { IconBuildingHospital } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { CheckPosture, ClientDashboard, SitePosture } from "../api/records";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { CardSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { RelativeTime } from "../ui/RelativeTime";
import { dashboardQuery } from "./clientQueries";
import { clientRoute } from "./clientRoute";
import { headline } from "./clientWords";
import { StandingBadge } from "./StandingBadge";

export const clientDashboardRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: "/",
  component: ClientDashboardPage,
});

function ClientDashboardPage() {
  const query = useQuery(dashboardQuery);
  return (
    <Loaded isPage query={query} what="your overview" skeleton={<CardSkeleton height={320} />}>
      {(dashboard) => <Dashboard dashboard={dashboard} />}
    </Loaded>
  );
}

function Dashboard({ dashboard }: { dashboard: ClientDashboard }) {
  const { sites, fixed_this_month: fixed } = dashboard;
  return (
    <>
      <PageHeader
        title={headline(dashboard)}
        documentTitle="Overview"
        badge={<StandingBadge standing={dashboard.standing} />}
        lead={
          <>
            <TextLink to="/client/fixed">
              {fixed === 1 ? "1 problem was fixed" : `${fixed.toString()} problems were fixed`} this month
            </TextLink>
            . What nobody knows counts as not in order.
          </>
        }
      />
      {sites.length === 0 ? (
        <EmptyState icon={<IconBuildingHospital size={28} />} title="There is no site here yet">
          Your provider connects your sites to this portal.
        </EmptyState>
      ) : (
        <Stack gap="lg">
          {sites.map((site) => (
            <Site key={site.site_id} site={site} />
          ))}
        </Stack>
      )}
    </>
  );
}

function Site({ site }: { site: SitePosture }) {
  return (
    <Panel title={site.name} action={<StandingBadge standing={site.standing} />}>
      <Stack gap="sm">
        <Task site={site} />
        <Group gap="md">
          <Text size="sm">
            {site.holds} in order · {site.fails} to be put right · {site.unknown} not known
          </Text>
          <Text size="sm" c="dimmed">
            Last heard of: <RelativeTime at={site.last_heard_at} />
          </Text>
        </Group>
        {site.open_tickets === 0 ? null : (
          <Text size="sm">
            Your provider is working on{" "}
            {site.open_tickets === 1 ? "1 problem" : `${site.open_tickets.toString()} problems`} here.
          </Text>
        )}
        {site.checks.length === 0 ? (
          <Text c="dimmed">Nothing was looked at here yet.</Text>
        ) : (
          <DataTable
            caption={`Checks at ${site.name}`}
            columns={COLUMNS}
            rows={site.checks}
            keyOf={(check) => check.check}
          />
        )}
      </Stack>
    </Panel>
  );
}

/** What only somebody at the clinic can do. */
function Task({ site }: { site: SitePosture }) {
  switch (site.task) {
    case null:
      return null;
    case "connect":
      return (
        <Alert title="Please connect the OsirisCare box">
          It was never heard of. Plug it into power and your network, or ask your provider for one.
        </Alert>
      );
    case "look_at_appliance":
      return (
        <Alert title="Please look at the OsirisCare box">
          It is silent. Check that it has power and that the network cable is in. Until it is heard of again,
          what it saw may not hold any more.
        </Alert>
      );
  }
}

const COLUMNS: readonly Column<CheckPosture>[] = [
  {
    header: "What",
    isName: true,
    cell: (check) => (
      <>
        {check.title}
        <Text size="xs" c="dimmed" fw={400}>
          {check.meaning}
        </Text>
      </>
    ),
  },
  { header: "State", cell: (check) => <StandingBadge standing={check.standing} /> },
  {
    header: "Machines",
    cell: (check) =>
      check.failing_machines === 0
        ? check.machines.toString()
        : `${check.failing_machines.toString()} of ${check.machines.toString()} not in order`,
  },
  { header: "Looked at", cell: (check) => <RelativeTime at={check.observed_at} /> },
  {
    header: "Proof",
    cell: (check) => (
      <TextLink
        to="/client/evidence/$bundleId"
        params={{ bundleId: check.bundle_id }}
        aria-label={`Evidence of ${check.title}`}
      >
        Evidence
      </TextLink>
    ),
  },
];
