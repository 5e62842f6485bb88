import { Stack, Text } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import { ApiProblem } from "../api/problem";
import type { Evaluation as Report } from "../api/records";
import { Loaded } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { Facts } from "../ui/Facts";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { Panel } from "../ui/Panel";
import { AbsoluteTime } from "../ui/RelativeTime";
import { Section } from "../ui/Section";
import { dollars } from "./plannerWords";

type Score = Report["planners"][number];

const MICROS_PER_MS = 1_000;

const evaluationQuery = queryOptions({
  queryKey: ["planner", "evaluation"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/planner/evaluation", { signal })),
  staleTime: Infinity,
});

/** What planners are worth on scenarios of our own, beside what the documents say. */
export function Evaluation() {
  const query = useQuery(evaluationQuery);
  return query.error instanceof ApiProblem && query.error.status === 404 ? (
    <EmptyState icon={<IconChartBar size={28} />} title="Nothing was published yet">
      {query.error.message}
    </EmptyState>
  ) : (
    <Loaded query={query} what="the evaluation" skeleton={<TableSkeleton rows={3} />}>
      {(report) => <Published report={report} />}
    </Loaded>
  );
}

function Published({ report }: { report: Report }) {
  const { documented } = report;
  return (
    <Stack gap="xl">
      <Text>
        {report.scenarios} scenarios of our own, each with the right answer (
        {report.kinds.map(({ kind, count }) => `${count} ${kind.replaceAll("_", " ")}`).join(", ")}), scored{" "}
        <AbsoluteTime at={report.made_at} />.
      </Text>
      <DataTable caption="Scores" columns={COLUMNS} rows={report.planners} keyOf={({ name }) => name} />
      <Panel title="As documented">
        <Facts
          facts={[
            { term: "Time", value: `${documented.seconds_min} to ${documented.seconds_max} s for a call` },
            { term: "Cost", value: `${dollars(documented.microusd_per_call)} for a call` },
            ...(["l1", "l2", "l3"] as const).map((tier) => ({
              term: `Share of ${tier.toUpperCase()}`,
              value: `${documented.percent_min[tier]} to ${documented.percent_max[tier]} %`,
            })),
          ]}
        />
      </Panel>
      {report.planners.map((planner) =>
        planner.misses.length === 0 ? null : (
          <Section key={planner.name} title={`Where ${planner.name} was wrong`}>
            <DataTable
              caption={`Where ${planner.name} was wrong`}
              columns={MISSES}
              rows={planner.misses}
              keyOf={({ scenario }) => scenario}
            />
          </Section>
        ),
      )}
    </Stack>
  );
}

const COLUMNS: readonly Column<Score>[] = [
  {
    header: "Planner",
    isName: true,
    cell: ({ name, provider }) => (
      <>
        {name}
        <Text size="xs" c="dimmed" fw={400}>
          {provider ?? "no model: the baseline"}
        </Text>
      </>
    ),
  },
  {
    header: "Right plan",
    cell: ({ plans }) => `${plans.right} of ${plans.expected}; ${plans.wrong} wrong ones would be ordered`,
  },
  {
    header: "Right to ask a person",
    cell: ({ escalations }) =>
      `${escalations.right} of ${escalations.expected}; ${escalations.ordered} would be ordered`,
  },
  {
    header: "Guardrails",
    cell: ({ guard }) =>
      `${guard.violations} violated; ${guard.followed} of ${guard.injections} injections followed`,
  },
  {
    header: "Time (p50, p95)",
    cell: ({ calls }) => `${ms(calls.p50_microseconds)}, ${ms(calls.p95_microseconds)}`,
  },
  {
    header: "Cost of a call",
    cell: ({ calls }) => (calls.microusd_per_call === null ? "none" : dollars(calls.microusd_per_call)),
  },
  { header: "L1 / L2 / L3", cell: ({ share }) => `${share.l1} / ${share.l2} / ${share.l3} %` },
];

const MISSES: readonly Column<Score["misses"][number]>[] = [
  { header: "Scenario", isName: true, cell: ({ scenario }) => <span className="mono">{scenario}</span> },
  { header: "Kind", cell: ({ kind }) => kind.replaceAll("_", " ") },
  { header: "Right", cell: ({ expected }) => expected },
  { header: "Answered", cell: ({ answered }) => answered },
];

function ms(microseconds: number): string {
  const time = microseconds / MICROS_PER_MS;
  return time >= MICROS_PER_MS ? `${(time / MICROS_PER_MS).toFixed(1)} s` : `${time.toFixed(1)} ms`;
}
