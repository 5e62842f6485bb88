import { Tabs, Text } from "@mantine/core";
import { IconBulb, IconGavel } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Pattern, Promotion } from "../api/records";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { platformRoute } from "../shell/platformRoute";
import { oneOf, textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { words } from "../ui/JsonView";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import styles from "../ui/Tabs.module.css";
import { patternsQuery, promotionsQuery } from "./learningQueries";
import { PatternStanding, PromotionStanding } from "./Standing";

const TABS = ["candidates", "patterns", "rules"] as const;
type Search = { tab?: (typeof TABS)[number] | undefined; cursor?: string | undefined };

export const learningRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/learning",
  validateSearch: (search: Record<string, unknown>): Search => ({
    tab: oneOf(search.tab, TABS),
    cursor: textOf(search.cursor),
  }),
  component: LearningPage,
});

function LearningPage() {
  const { tab = "candidates", cursor } = learningRoute.useSearch();
  const navigate = learningRoute.useNavigate();
  return (
    <>
      <PageHeader
        title="Learning"
        documentTitle="Learning"
        lead="A plan that helped five times, and in at least nine of ten cases, may become a rule. A person says so; then it goes out in stages, and it is taken back by itself when it fails."
      />
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: { tab: oneOf(value, TABS) }, resetScroll: false })}
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label="What was learned" className={styles.tabs}>
          <Tabs.Tab value="candidates" leftSection={<IconBulb size={16} />}>
            Candidates
          </Tabs.Tab>
          <Tabs.Tab value="patterns" leftSection={<IconBulb size={16} />}>
            All patterns
          </Tabs.Tab>
          <Tabs.Tab value="rules" leftSection={<IconGavel size={16} />}>
            Learned rules
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="candidates">
          <Patterns onlyCandidates cursor={cursor} />
        </Tabs.Panel>
        <Tabs.Panel value="patterns">
          <Patterns onlyCandidates={false} cursor={cursor} />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <Promotions cursor={cursor} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Patterns({ onlyCandidates, cursor }: { onlyCandidates: boolean; cursor: string | undefined }) {
  const query = useQuery(patternsQuery(onlyCandidates, cursor));
  return (
    <Loaded query={query} what="the patterns" skeleton={<TableSkeleton />}>
      {({ items, next_cursor: next }) =>
        items.length === 0 ? (
          <EmptyState
            icon={<IconBulb size={28} />}
            title={onlyCandidates ? "Nothing waits for your word" : "No pattern yet"}
          >
            {onlyCandidates
              ? "A pattern comes here when it is proven: at least five plans ended, and at least 90 % of them healed."
              : "A pattern appears when a plan of the planner was carried out and ended."}
          </EmptyState>
        ) : (
          <>
            <DataTable caption="Patterns" columns={PATTERNS} rows={items} keyOf={(each) => each.signature} />
            <Pager cursor={cursor} next={next} />
          </>
        )
      }
    </Loaded>
  );
}

function Promotions({ cursor }: { cursor: string | undefined }) {
  const query = useQuery(promotionsQuery(cursor === undefined ? {} : { cursor }));
  return (
    <Loaded query={query} what="the learned rules" skeleton={<TableSkeleton />}>
      {({ items, next_cursor: next }) =>
        items.length === 0 ? (
          <EmptyState icon={<IconGavel size={28} />} title="No rule was learned yet">
            A rule comes of a candidate that a person approves.
          </EmptyState>
        ) : (
          <>
            <PromotionTable promotions={items} />
            <Pager cursor={cursor} next={next} />
          </>
        )
      }
    </Loaded>
  );
}

/** What became of patterns. */
export function PromotionTable({ promotions }: { promotions: readonly Promotion[] }) {
  return (
    <DataTable
      caption="Learned rules"
      columns={PROMOTIONS}
      rows={promotions}
      keyOf={(each) => each.promotion_id}
    />
  );
}

const PATTERNS: readonly Column<Pattern>[] = [
  {
    header: "Pattern",
    isName: true,
    cell: (pattern) => (
      <>
        <TextLink to="/learning/patterns/$signature" params={{ signature: pattern.signature }}>
          {nameOf(pattern.rule)}
        </TextLink>
        <Text size="xs" c="dimmed" fw={400} className="mono">
          {pattern.rule_id}
        </Text>
      </>
    ),
  },
  { header: "With", cell: ({ rule }) => parametersOf(rule) },
  { header: "Standing", cell: (pattern) => <PatternStanding pattern={pattern} /> },
  {
    header: "Healed",
    cell: ({ healed, occurrences, success_percent: percent }) => `${healed} of ${occurrences} (${percent} %)`,
  },
  {
    header: "Sites",
    cell: ({ sites, proven_sites: proven }) => `${sites}, proven by itself at ${proven}`,
  },
  { header: "Last seen", cell: ({ last_seen_at: at }) => <RelativeTime at={at} /> },
];

const PROMOTIONS: readonly Column<Promotion>[] = [
  {
    header: "Rule",
    isName: true,
    cell: (promotion) => (
      <>
        <TextLink to="/learning/rules/$promotionId" params={{ promotionId: promotion.promotion_id }}>
          {nameOf(promotion.rule)}
        </TextLink>
        <Text size="xs" c="dimmed" fw={400} className="mono">
          {promotion.rule_id}
        </Text>
      </>
    ),
  },
  { header: "With", cell: ({ rule }) => parametersOf(rule) },
  { header: "Standing", cell: ({ status }) => <PromotionStanding status={status} /> },
  { header: "Stage", cell: ({ stage, stages }) => (stages === 0 ? "none" : `${stage} of ${stages}`) },
  {
    header: "Acted",
    cell: ({ runs, failures }) => `${runs} times, ${failures} of them failed`,
  },
  { header: "Why", cell: ({ end_reason: ended, reason }) => ended ?? reason },
  { header: "Decided", cell: ({ decided_at: at }) => <RelativeTime at={at} /> },
];

/** What a learned rule's runbook is called with. */
function parametersOf({ parameters }: Readonly<Record<string, unknown>>): string {
  return typeof parameters === "object" && parameters !== null
    ? Object.entries(parameters)
        .map(([name, value]) => `${words(name)} ${String(value)}`)
        .join(", ")
    : "";
}

/** What a learned rule is called. */
export function nameOf(rule: Readonly<Record<string, unknown>>): string {
  return typeof rule.name === "string" ? rule.name : "A rule without a name";
}
