import { Button, Group, Select, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { IconFilterOff, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { useState } from "react";
import type { Check } from "../api/records";
import { Loaded } from "../shell/Loaded";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { Controls } from "../ui/Controls";
import { DataTable, type Column } from "../ui/DataTable";
import { words } from "../ui/JsonView";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { Severity } from "../ui/Severity";
import { checksQuery } from "./checksQuery";

const PLATFORMS = ["linux", "nixos", "windows", "workstation", "network", "device"] as const;
type Search = { q?: string | undefined; platform?: (typeof PLATFORMS)[number] | undefined };

export const checksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/checks",
  validateSearch: (search: Record<string, unknown>): Search => ({
    q: textOf(search.q),
    platform: oneOf(search.platform, PLATFORMS),
  }),
  component: ChecksPage,
});

function ChecksPage() {
  const query = useQuery(checksQuery);
  return (
    <>
      <PageHeader
        title="Checks"
        documentTitle="Checks"
        lead="Everything that is ever checked, under its one name: when it passes, which HIPAA controls it speaks to, and whether it may be put right without a person."
      />
      <Loaded query={query} what="the check catalogue" skeleton={<TableSkeleton />}>
        {({ items }) => <Catalogue checks={items} />}
      </Loaded>
    </>
  );
}

function Catalogue({ checks }: { checks: readonly Check[] }) {
  const search = checksRoute.useSearch();
  const navigate = checksRoute.useNavigate();
  const [clearings, setClearings] = useState(0);
  const shown = checks.filter((check) => matches(check, search));
  const clear = (): void => {
    setClearings(clearings + 1);
    void navigate({ search: {} });
  };
  return (
    <>
      <Group mb="md" gap="sm" align="flex-end">
        <TextInput
          key={clearings}
          aria-label="Search checks"
          placeholder="Search by name or HIPAA control"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          defaultValue={search.q}
          onChange={(event) => {
            const q = textOf(event.currentTarget.value);
            void navigate({ search: (old) => ({ ...old, q }), replace: true });
          }}
          w={{ base: "100%", sm: 300 }}
        />
        <Select
          aria-label="Platform"
          placeholder="All platforms"
          clearable
          data={PLATFORMS}
          value={search.platform ?? null}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, platform: oneOf(value, PLATFORMS) }) })
          }
          w={{ base: "100%", sm: 190 }}
        />
        <Text size="sm" c="dimmed" role="status" pb={6}>
          {shown.length} of {checks.length} checks
        </Text>
      </Group>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconFilterOff size={28} />}
          title="No check matches"
          action={
            <Button variant="default" onClick={clear}>
              Clear search and filter
            </Button>
          }
        >
          No check of the catalogue has this name, control and platform.
        </EmptyState>
      ) : (
        <DataTable
          caption="Check catalogue"
          columns={COLUMNS}
          rows={shown}
          keyOf={(check) => check.check_type}
        />
      )}
    </>
  );
}

const COLUMNS: readonly Column<Check>[] = [
  {
    header: "Check",
    isName: true,
    width: "15rem",
    cell: (check) => (
      <>
        {check.title}
        <Text size="xs" c="dimmed" fw={400} className="mono">
          {check.check_type}
        </Text>
      </>
    ),
  },
  { header: "Passes when", cell: (check) => check.pass_condition },
  { header: "Severity", cell: (check) => <Severity level={check.severity} /> },
  { header: "HIPAA", cell: (check) => <Controls controls={check.hipaa_controls} /> },
  { header: "Platforms", cell: (check) => check.platforms.map(words).join(", ") },
  { header: "Repair", cell: (check) => <Repair check={check} /> },
];

function Repair({ check }: { check: Check }) {
  return (
    <Text span size="sm">
      {check.auto_fix_allowed ? "may be automatic" : "always a person"}
      {check.disruptive ? (
        <Text span size="sm" c="dimmed">
          , interrupts work
          <VisuallyHidden> while it is being repaired</VisuallyHidden>
        </Text>
      ) : null}
    </Text>
  );
}

function matches(check: Check, { q, platform }: Search): boolean {
  const text = [check.title, check.check_type, ...check.hipaa_controls].join(" ").toLowerCase();
  return (
    (q === undefined || text.includes(q.trim().toLowerCase())) &&
    (platform === undefined || check.platforms.includes(platform))
  );
}
