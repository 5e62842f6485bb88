import { Button, Text } from "@mantine/core";
import { IconPackage, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Release } from "../api/records";
import { mayAdminister, useMe } from "../api/session";
import { Loaded } from "../shell/Loaded";
import { platformRoute } from "../shell/platformRoute";
import { CopyIcon } from "../ui/CopyField";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { AddRelease } from "./AddRelease";
import { releasesQuery } from "./releaseQueries";

type Search = { add?: true | undefined };

export const releasesRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/releases",
  validateSearch: (search: Record<string, unknown>): Search => ({
    add: search.add === true ? true : undefined,
  }),
  component: ReleasesPage,
});

function ReleasesPage() {
  const { add } = releasesRoute.useSearch();
  const navigate = releasesRoute.useNavigate();
  const query = useQuery(releasesQuery);
  const isAdmin = mayAdminister(useMe());
  const addOne = isAdmin ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => void navigate({ search: { add: true } })}
    >
      Add a release
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Releases"
        documentTitle="Releases"
        lead="Versions of the appliance's agent that a fleet order may install. Each is signed with a release key that is kept off this server; a release is never changed or deleted."
        actions={addOne}
      />
      <Loaded query={query} what="the releases" skeleton={<TableSkeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconPackage size={28} />} title="No release yet">
              Appliances run the version that they were installed with.{" "}
              {isAdmin ? "A signed archive adds another." : "Administrators can add one."}
            </EmptyState>
          ) : (
            <DataTable caption="Releases" columns={COLUMNS} rows={items} keyOf={(each) => each.sha256} />
          )
        }
      </Loaded>
      {add === true && isAdmin ? <AddRelease onClose={() => void navigate({ search: {} })} /> : null}
    </>
  );
}

const COLUMNS: readonly Column<Release>[] = [
  { header: "Version", isName: true, cell: ({ version }) => version },
  {
    header: "SHA-256",
    cell: ({ sha256, version }) => <Short value={sha256} label={`Copy the SHA-256 of ${version}`} />,
  },
  {
    header: "Signed with",
    cell: ({ signed_by: key, version }) =>
      key === null ? (
        <Text size="sm" c="dimmed">
          a release key
        </Text>
      ) : (
        <Short value={key} label={`Copy the key that signed ${version}`} />
      ),
  },
  { header: "Size", cell: ({ size }) => `${(size / 1_000_000).toFixed(1)} MB` },
  { header: "Added by", cell: ({ uploaded_by: by }) => by },
  { header: "Since", cell: ({ uploaded_at: at }) => <RelativeTime at={at} /> },
];

/** The beginning of a long hexadecimal value, and the whole to copy. */
function Short({ value, label }: { value: string; label: string }) {
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 4 }}>
      <span className="mono" title={value}>
        {value.slice(0, 12)}…
      </span>
      <CopyIcon value={value} label={label} />
    </span>
  );
}
