import { Button, Group, Select, Text } from "@mantine/core";
import { IconFileCertificate, IconFilterOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { BundleRow } from "../api/records";
import { checksQuery } from "../checks/checksQuery";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { RelativeTime } from "../ui/RelativeTime";
import { VerdictBadge } from "../ui/VerdictBadge";
import { bundlesQuery, type EvidenceFilter } from "./evidenceQueries";
import { KIND_MEANINGS, KIND_TITLES, KINDS } from "./evidenceWords";

/** A site's bundles, newest first. */
export function EvidenceList({
  siteId,
  filter,
  onFilter,
}: {
  siteId: string;
  filter: EvidenceFilter;
  onFilter: (filter: EvidenceFilter) => void;
}) {
  const query = useQuery(bundlesQuery(siteId, filter));
  const isFiltered = filter.kind !== undefined || filter.check !== undefined;
  return (
    <>
      <Filters filter={filter} onFilter={onFilter} />
      <Loaded query={query} what="the evidence" skeleton={<TableSkeleton />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <NoEvidence onClear={isFiltered ? () => onFilter({}) : undefined} />
          ) : (
            <>
              <Titled items={items} />
              <Pager cursor={filter.cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Filters({
  filter,
  onFilter,
}: {
  filter: EvidenceFilter;
  onFilter: (filter: EvidenceFilter) => void;
}) {
  const checks = useQuery(checksQuery).data?.items ?? [];
  return (
    <Group mb="md" gap="sm">
      <Select
        label="Kind"
        placeholder="All kinds"
        clearable
        w={{ base: "100%", xs: 170 }}
        data={KINDS.map((kind) => ({ value: kind, label: KIND_TITLES[kind] }))}
        value={filter.kind ?? null}
        onChange={(value) => onFilter({ check: filter.check, kind: KINDS.find((kind) => kind === value) })}
      />
      <Select
        label="Check"
        placeholder="All checks"
        clearable
        searchable
        w={{ base: "100%", xs: 280 }}
        nothingFoundMessage="No such check"
        data={checks.map((check) => ({ value: check.check_type, label: check.title }))}
        value={filter.check ?? null}
        onChange={(value) => onFilter({ kind: filter.kind, check: value ?? undefined })}
      />
    </Group>
  );
}

function Titled({ items }: { items: readonly BundleRow[] }) {
  const checks = useQuery(checksQuery).data?.items ?? [];
  const titles = new Map(checks.map((check) => [check.check_type, check.title]));
  return (
    <DataTable
      caption="Evidence bundles"
      columns={[
        {
          header: "Bundle",
          isName: true,
          cell: (bundle) => (
            <>
              <TextLink to="/evidence/$bundleId" params={{ bundleId: bundle.bundle_id }}>
                {bundle.kind === "check"
                  ? (titles.get(bundle.check) ?? bundle.check)
                  : KIND_TITLES[bundle.kind]}
              </TextLink>
              <Text size="xs" c="dimmed" fw={400} className="mono">
                {bundle.bundle_id}
              </Text>
            </>
          ),
        },
        ...COLUMNS,
      ]}
      rows={items}
      keyOf={(bundle) => bundle.bundle_id}
    />
  );
}

const COLUMNS: readonly Column<BundleRow>[] = [
  { header: "Verdict", cell: ({ verdict }) => <VerdictBadge verdict={verdict} /> },
  { header: "Kind", cell: ({ kind }) => <span title={KIND_MEANINGS[kind]}>{KIND_TITLES[kind]}</span> },
  { header: "Outcome", cell: ({ outcome }) => outcome },
  { header: "Host", cell: ({ host_id }) => host_id },
  {
    header: "Chain",
    cell: ({ chain, sequence }) => <span className="mono">{`${chain} / ${sequence}`}</span>,
  },
  { header: "Ended", cell: ({ timestamp_end }) => <RelativeTime at={timestamp_end} /> },
];

function NoEvidence({ onClear }: { onClear: (() => void) | undefined }) {
  if (onClear === undefined) {
    return (
      <EmptyState icon={<IconFileCertificate size={28} />} title="No evidence yet">
        The appliance signs a bundle for every check it makes and for every order it carries out. The first
        ones arrive with its first scan.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconFilterOff size={28} />}
      title="No bundle matches"
      action={
        <Button variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      }
    >
      This site has no evidence of this kind for this check.
    </EmptyState>
  );
}
