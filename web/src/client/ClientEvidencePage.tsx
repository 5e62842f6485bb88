import { Group, Select, Text } from "@mantine/core";
import { IconFileCertificate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { BundleRow, SitePosture } from "../api/records";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { textOf } from "../shell/search";
import { DataTable } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { AbsoluteTime } from "../ui/RelativeTime";
import { VerdictBadge } from "../ui/VerdictBadge";
import { clientBundlesQuery, dashboardQuery } from "./clientQueries";
import { clientRoute } from "./clientRoute";

type Search = { site?: string | undefined; check?: string | undefined; cursor?: string | undefined };

export const clientEvidenceRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: "/evidence",
  validateSearch: (search: Record<string, unknown>): Search => ({
    site: textOf(search.site),
    check: textOf(search.check),
    cursor: textOf(search.cursor),
  }),
  component: ClientEvidencePage,
});

function ClientEvidencePage() {
  const query = useQuery(dashboardQuery);
  return (
    <>
      <PageHeader
        title="Evidence"
        documentTitle="Evidence"
        lead="Signed records of what was looked at and what was done. Nobody can change one without it being seen."
      />
      <Loaded query={query} what="your sites" skeleton={<TableSkeleton />}>
        {({ sites }) =>
          sites.length === 0 ? (
            <EmptyState icon={<IconFileCertificate size={28} />} title="There is no evidence yet">
              It begins with the first site that your provider connects.
            </EmptyState>
          ) : (
            <OfSite sites={sites} />
          )
        }
      </Loaded>
    </>
  );
}

function OfSite({ sites }: { sites: readonly SitePosture[] }) {
  const { site: wanted, check, cursor } = clientEvidenceRoute.useSearch();
  const navigate = clientEvidenceRoute.useNavigate();
  const site = sites.find((each) => each.site_id === wanted) ?? sites[0];
  const query = useQuery(clientBundlesQuery(site?.site_id ?? "", check, cursor));
  const titles = new Map(site?.checks.map((each) => [each.check, each.title]));
  return (
    <>
      <Group mb="md" gap="sm">
        <Select
          label="Site"
          w={{ base: "100%", xs: 260 }}
          allowDeselect={false}
          data={sites.map((each) => ({ value: each.site_id, label: each.name }))}
          value={site?.site_id ?? null}
          onChange={(value) => void navigate({ search: { site: value ?? undefined } })}
        />
        <Select
          label="Check"
          placeholder="All checks"
          clearable
          w={{ base: "100%", xs: 260 }}
          data={[...titles].map(([value, label]) => ({ value, label }))}
          value={check ?? null}
          onChange={(value) => void navigate({ search: { site: site?.site_id, check: value ?? undefined } })}
        />
      </Group>
      <Loaded query={query} what="the evidence" skeleton={<TableSkeleton />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <Text c="dimmed">There is no evidence of this.</Text>
          ) : (
            <>
              <Bundles items={items} titles={titles} />
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Bundles({ items, titles }: { items: readonly BundleRow[]; titles: ReadonlyMap<string, string> }) {
  return (
    <DataTable
      caption="Evidence"
      rows={items}
      keyOf={(bundle) => bundle.bundle_id}
      columns={[
        {
          header: "What",
          isName: true,
          cell: (bundle) => (
            <TextLink to="/client/evidence/$bundleId" params={{ bundleId: bundle.bundle_id }}>
              {titles.get(bundle.check) ?? bundle.check}
            </TextLink>
          ),
        },
        { header: "Machine", cell: (bundle) => <span className="mono">{bundle.host_id}</span> },
        { header: "Verdict", cell: (bundle) => <VerdictBadge verdict={bundle.verdict} /> },
        { header: "When", cell: (bundle) => <AbsoluteTime at={bundle.timestamp_end} /> },
      ]}
    />
  );
}
