import { Alert, Group, Progress, Select, Text } from "@mantine/core";
import { IconAlertTriangle, IconStairs } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Tiers } from "../api/records";
import { dollars } from "../planner/plannerWords";
import { Loaded } from "../shell/Loaded";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { SiteSelect } from "../sites/SiteSelect";
import { durationText } from "../ui/Countdown";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { Stats } from "../ui/Stats";
import { tiersQuery } from "./tierQueries";

const DAYS = ["1", "7", "30", "90", "365"] as const;
type Search = { days?: (typeof DAYS)[number] | undefined; site_id?: string | undefined };
type Tier = Tiers["tiers"][number];

export const tiersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/tiers",
  validateSearch: (search: Record<string, unknown>): Search => ({
    days: oneOf(textOf(search.days), DAYS),
    site_id: textOf(search.site_id),
  }),
  component: TiersPage,
});

function TiersPage() {
  const { days, site_id: siteId } = tiersRoute.useSearch();
  const navigate = tiersRoute.useNavigate();
  const query = useQuery(tiersQuery(days, siteId));
  return (
    <>
      <PageHeader
        title="Tiers"
        documentTitle="Tiers"
        lead="Who put incidents right: the rules by themselves, the planner, or a person. An incident is of the highest tier that it needed; whatever asked a person is the person's."
      />
      <Group mb="md" gap="sm" align="flex-end">
        <Select
          label="Reported in the last"
          allowDeselect={false}
          data={DAYS.map((value) => ({ value, label: value === "1" ? "day" : `${value} days` }))}
          value={days ?? "30"}
          onChange={(value) =>
            void navigate({ search: { days: oneOf(value, DAYS), site_id: siteId }, resetScroll: false })
          }
          w={{ base: "100%", sm: 170 }}
        />
        <SiteSelect
          siteId={siteId}
          onChange={(value) => void navigate({ search: { days, site_id: value }, resetScroll: false })}
        />
      </Group>
      <Loaded query={query} what="the tiers" skeleton={<TableSkeleton rows={3} />}>
        {(tiers) => (tiers.incidents === 0 ? <Nothing /> : <Figures tiers={tiers} />)}
      </Loaded>
    </>
  );
}

function Nothing() {
  return (
    <EmptyState icon={<IconStairs size={28} />} title="No incident in this time">
      There is nothing to share out among the tiers.
    </EmptyState>
  );
}

function Figures({ tiers }: { tiers: Tiers }) {
  const perIncident = tiers.cost_microusd_per_incident;
  return (
    <>
      {tiers.below_floor ? (
        <Alert
          color="red"
          role="alert"
          icon={<IconAlertTriangle size={18} />}
          title={`Rules put right less than ${tiers.l1_floor_percent} % of the incidents`}
          mb="lg"
        >
          More and more goes to the planner or to people: look which incidents come again, and which patterns
          wait to become a rule.
        </Alert>
      ) : null}
      <Stats
        stats={[
          { label: "Incidents", value: tiers.incidents, hint: `reported in ${tiers.days} days` },
          {
            label: "By rules alone",
            value: `${tiers.tiers.find(({ tier }) => tier === "L1")?.share_percent ?? 0} %`,
            hint: `the floor is ${tiers.l1_floor_percent} %, of at least 20 incidents`,
          },
          {
            label: "Paid to models",
            value: dollars(tiers.cost_microusd),
            hint:
              perIncident === null
                ? "no incident was planned"
                : `${dollars(perIncident)} for each incident that was planned`,
          },
        ]}
      />
      <DataTable caption="Tiers" columns={COLUMNS} rows={tiers.tiers} keyOf={({ tier }) => tier} />
    </>
  );
}

const TIERS: Readonly<Record<Tier["tier"], { name: string; documented: string }>> = {
  L1: { name: "Rules", documented: "70 to 80 %" },
  L2: { name: "The planner", documented: "15 to 20 %" },
  L3: { name: "A person", documented: "5 to 10 %" },
};

const COLUMNS: readonly Column<Tier>[] = [
  {
    header: "Tier",
    isName: true,
    cell: ({ tier }) => (
      <>
        {tier}
        <Text size="xs" c="dimmed" fw={400}>
          {TIERS[tier].name}
        </Text>
      </>
    ),
  },
  {
    header: "Share",
    width: "14rem",
    cell: ({ tier, share_percent: percent, incidents }) => (
      <div style={{ minWidth: "9rem" }}>
        {percent} % ({incidents})
        <Progress value={percent} mt={4} aria-label={`Share of ${tier}`} />
      </div>
    ),
  },
  { header: "As documented", cell: ({ tier }) => TIERS[tier].documented },
  { header: "Closed by evidence", cell: ({ healed }) => healed },
  { header: "Closed in all", cell: ({ resolved }) => resolved },
  { header: "Came back", cell: ({ came_back }) => came_back },
  {
    header: "Mean time to resolve",
    cell: ({ seconds_to_resolve: seconds }) => (seconds === null ? "none ended" : durationText(seconds)),
  },
];
