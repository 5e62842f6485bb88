import { Breadcrumbs, Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconGitBranch, IconHourglass } from "@tabler/icons-react";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api, bodyOf } from "../api/client";
import type { PolicySource } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { explain, Loaded } from "../shell/Loaded";
import { platformRoute } from "../shell/platformRoute";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";

export const policySourcesRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/policy-sources",
  component: PolicySourcesPage,
});

const sourcesQuery = queryOptions({
  queryKey: ["policy-sources"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/policy-sources", { signal })),
});

function PolicySourcesPage() {
  const query = useQuery(sourcesQuery);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/rules">Rules</TextLink>
          </Breadcrumbs>
        }
        title="Policy sources"
        documentTitle="Policy sources"
        lead="Git repositories that rules and baselines come from. A commit holds only when all of it is right; until then the one before stays."
      />
      <Loaded query={query} what="the policy sources" skeleton={<TableSkeleton rows={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconGitBranch size={28} />} title="No repository is configured">
              Start Central with OSIRIS_POLICY_SOURCES_FILE to have policies come from Git.
            </EmptyState>
          ) : (
            <DataTable
              caption="Policy sources"
              columns={COLUMNS}
              rows={items}
              keyOf={({ source }) => source}
            />
          )
        }
      </Loaded>
    </>
  );
}

const SHORT = 10;

const COLUMNS: readonly Column<PolicySource>[] = [
  {
    header: "Source",
    isName: true,
    cell: ({ source, remote, branch, folder }) => (
      <>
        {source}
        <Text size="xs" c="dimmed" fw={400} className="mono" style={{ overflowWrap: "anywhere" }}>
          {remote} {branch} {folder}
        </Text>
      </>
    ),
  },
  { header: "Standing", cell: (source) => <Standing source={source} /> },
  {
    header: "What holds",
    cell: ({ revision }) =>
      revision === null ? "nothing yet" : <span className="mono">{revision.slice(0, SHORT)}</span>,
  },
  { header: "Accepted", cell: ({ accepted_at: at }) => <RelativeTime at={at} /> },
  { header: "Looked at", cell: ({ looked_at: at }) => <RelativeTime at={at} /> },
  { header: "Now", cell: ({ source }) => <Look source={source} /> },
];

function Standing({ source }: { source: PolicySource }) {
  if (source.errors.length > 0) {
    return (
      <>
        <ToneBadge tone="fail" icon={<IconAlertTriangle size={14} />}>
          Refused
        </ToneBadge>
        {source.errors.map(({ field, message }) => (
          <Text key={`${field} ${message}`} size="xs">
            {field} {message}
          </Text>
        ))}
      </>
    );
  }
  return source.revision === null ? (
    <ToneBadge tone="neutral" icon={<IconHourglass size={14} />}>
      Not read yet
    </ToneBadge>
  ) : (
    <ToneBadge tone="pass" icon={<IconCircleCheck size={14} />}>
      Holds
    </ToneBadge>
  );
}

function Look({ source }: { source: string }) {
  const isOperator = mayOperate(useMe());
  const queries = useQueryClient();
  const looking = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/policy-sources/{source}/look", { params: { path: { source } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  });
  return isOperator ? (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={`Fetch and check ${source} now`}
        loading={looking.isPending}
        onClick={() => looking.mutate()}
      >
        Fetch and check
      </Button>
      {looking.isError ? (
        <Text size="xs" c="red" role="alert">
          {explain(looking.error)}
        </Text>
      ) : null}
    </>
  ) : null;
}
