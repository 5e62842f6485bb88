import { Alert, Tabs } from "@mantine/core";
import { IconBuildingHospital, IconChartBar, IconGavel } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Planner } from "../api/records";
import { isOfPlatform, useMe } from "../api/session";
import { Loaded } from "../shell/Loaded";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { CardSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Stats } from "../ui/Stats";
import styles from "../ui/Tabs.module.css";
import { Decisions } from "./Decisions";
import { Evaluation } from "./Evaluation";
import { DECISION_STATES, plannerQuery, type DecisionFilter } from "./plannerQueries";
import { PlannerSites } from "./PlannerSites";
import { dollars, MODES } from "./plannerWords";

const TABS = ["decisions", "sites", "scores"] as const;
type Search = DecisionFilter & { tab?: (typeof TABS)[number] | undefined };

export const plannerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/planner",
  validateSearch: (search: Record<string, unknown>): Search => ({
    tab: oneOf(search.tab, TABS),
    status: oneOf(search.status, DECISION_STATES),
    site_id: textOf(search.site_id),
    cursor: textOf(search.cursor),
  }),
  component: PlannerPage,
});

function PlannerPage() {
  const { tab = "decisions", ...filter } = plannerRoute.useSearch();
  const navigate = plannerRoute.useNavigate();
  const ofPlatform = isOfPlatform(useMe());
  const go = (search: Search): void => void navigate({ search, resetScroll: false });
  return (
    <>
      <PageHeader
        title="Planner"
        documentTitle="Planner"
        lead="When no rule knows an incident, a language model may choose one of the site's runbooks for it. It chooses only; whether that is done is decided here and by you."
      />
      {ofPlatform ? <State /> : null}
      <Tabs value={tab} onChange={(value) => go({ tab: oneOf(value, TABS) })} keepMounted={false}>
        <Tabs.List mb="md" aria-label="About the planner" className={styles.tabs}>
          <Tabs.Tab value="decisions" leftSection={<IconGavel size={16} />}>
            Decisions
          </Tabs.Tab>
          <Tabs.Tab value="sites" leftSection={<IconBuildingHospital size={16} />}>
            Sites
          </Tabs.Tab>
          {ofPlatform ? (
            <Tabs.Tab value="scores" leftSection={<IconChartBar size={16} />}>
              Scores
            </Tabs.Tab>
          ) : null}
        </Tabs.List>
        <Tabs.Panel value="decisions">
          <Decisions filter={filter} onFilter={(next) => go({ tab: "decisions", ...next })} />
        </Tabs.Panel>
        <Tabs.Panel value="sites">
          <PlannerSites cursor={filter.cursor} />
        </Tabs.Panel>
        {ofPlatform ? (
          <Tabs.Panel value="scores">
            <Evaluation />
          </Tabs.Panel>
        ) : null}
      </Tabs>
    </>
  );
}

function State() {
  const query = useQuery(plannerQuery);
  return (
    <Loaded query={query} what="how the planner stands" skeleton={<CardSkeleton height={110} />}>
      {(planner) => (planner.configured ? <Figures planner={planner} /> : <NotConfigured />)}
    </Loaded>
  );
}

function NotConfigured() {
  return (
    <Alert color="blue" icon={<IconChartBar size={18} />} title="No model is configured" mb="lg">
      Whatever no rule knows goes to a person at once. To change that, start Central with a provider, a model
      and a key: OSIRIS_L2_PROVIDER, OSIRIS_L2_MODEL and OSIRIS_L2_KEY_FILE.
    </Alert>
  );
}

function Figures({ planner }: { planner: Planner }) {
  return (
    <Stats
      stats={[
        {
          label: "Spent today (UTC)",
          value: dollars(planner.spent_microusd),
          hint: `of ${dollars(planner.budget_microusd)} for all sites; then people decide`,
        },
        {
          label: "Calls within the hour",
          value: planner.calls_last_hour,
          hint: `at all sites; one may have ${planner.calls_per_hour}`,
        },
        {
          label: "Certain from",
          value: `${planner.confidence_min} %`,
          hint: "a plan below it goes to a person",
        },
        {
          label: "Model",
          value: planner.model ?? "none",
          hint: `by ${planner.provider ?? "nobody"}. ${MODES[planner.mode]}, unless a site says otherwise`,
        },
      ]}
    />
  );
}
