import { Button, Group, Select, Text, TextInput } from "@mantine/core";
import { IconFilterOff, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { useState } from "react";
import type { Rule } from "../api/records";
import { isOfPlatform, useMe } from "../api/session";
import { ButtonLink, TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { rulesQuery } from "./ruleQueries";
import { checkTypesOf, SOURCES } from "./ruleWords";
import { TryState } from "./TryState";

const SOURCE_WORDS = ["builtin", "synced", "promoted", "custom"] as const;
type Search = { q?: string | undefined; source?: Rule["source"] | undefined };

export const rulesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/rules",
  validateSearch: (search: Record<string, unknown>): Search => ({
    q: textOf(search.q),
    source: oneOf(search.source, SOURCE_WORDS),
  }),
  component: RulesPage,
});

function RulesPage() {
  const query = useQuery(rulesQuery);
  return (
    <>
      <PageHeader
        title="Rules"
        documentTitle="Rules"
        lead="When a check fails, the first rule that fits decides: it names a runbook, or asks a person. They are tried in this order."
        actions={
          <>
            {isOfPlatform(useMe()) ? (
              <ButtonLink to="/policy-sources" variant="default">
                Policy sources
              </ButtonLink>
            ) : null}
            <Button component="a" href="#try" variant="default">
              Try on a state
            </Button>
          </>
        }
      />
      <Loaded query={query} what="the rules" skeleton={<TableSkeleton />}>
        {({ items }) => <Rules rules={items} />}
      </Loaded>
      <TryState />
    </>
  );
}

function Rules({ rules }: { rules: readonly Rule[] }) {
  const search = rulesRoute.useSearch();
  const navigate = rulesRoute.useNavigate();
  const [clearings, setClearings] = useState(0);
  const shown = rules.filter((rule) => matches(rule, search));
  const clear = (): void => {
    setClearings(clearings + 1);
    void navigate({ search: {} });
  };
  return (
    <>
      <Group mb="md" gap="sm" align="flex-end">
        <TextInput
          key={clearings}
          aria-label="Search rules"
          placeholder="Search by name, check or runbook"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          defaultValue={search.q}
          onChange={(event) => {
            const q = textOf(event.currentTarget.value);
            void navigate({ search: (old) => ({ ...old, q }), replace: true });
          }}
          w={{ base: "100%", sm: 300 }}
        />
        <Select
          aria-label="Source"
          placeholder="All sources"
          clearable
          data={SOURCE_WORDS.map((value) => ({ value, label: SOURCES[value] }))}
          value={search.source ?? null}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, source: oneOf(value, SOURCE_WORDS) }) })
          }
          w={{ base: "100%", sm: 200 }}
        />
        <Text size="sm" c="dimmed" role="status" pb={6}>
          {shown.length} of {rules.length} rules
        </Text>
      </Group>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconFilterOff size={28} />}
          title="No rule matches"
          action={
            <Button variant="default" onClick={clear}>
              Clear search and filter
            </Button>
          }
        >
          No rule has this name, check, runbook and source.
        </EmptyState>
      ) : (
        <DataTable caption="Rules" columns={COLUMNS} rows={shown} keyOf={(rule) => rule.rule_id} />
      )}
    </>
  );
}

const COLUMNS: readonly Column<Rule>[] = [
  {
    header: "Rule",
    isName: true,
    width: "18rem",
    cell: (rule) => (
      <>
        <TextLink to="/rules/$ruleId" params={{ ruleId: rule.rule_id }}>
          {rule.name}
        </TextLink>
        <Text size="xs" c="dimmed" fw={400} className="mono">
          {rule.rule_id}
        </Text>
      </>
    ),
  },
  {
    header: "Check",
    cell: (rule) => <span className="mono">{checkTypesOf(rule).join(", ") || "any"}</span>,
  },
  { header: "Then", cell: (rule) => <Then rule={rule} /> },
  { header: "Priority", cell: ({ priority }) => priority },
  { header: "Source", cell: ({ source }) => SOURCES[source] },
];

/** What a rule wants: a runbook, or a person. */
export function Then({ rule }: { rule: Rule }) {
  return rule.runbook_id === null ? (
    <>{rule.urgent ? "page a person" : "ask a person"}</>
  ) : (
    <TextLink to="/runbooks/$runbookId" params={{ runbookId: rule.runbook_id }}>
      {rule.runbook_id}
    </TextLink>
  );
}

function matches(rule: Rule, { q, source }: Search): boolean {
  const text = [rule.name, rule.rule_id, rule.runbook_id ?? "", ...checkTypesOf(rule), ...rule.hipaa_controls]
    .join(" ")
    .toLowerCase();
  return (
    (q === undefined || text.includes(q.trim().toLowerCase())) &&
    (source === undefined || rule.source === source)
  );
}
