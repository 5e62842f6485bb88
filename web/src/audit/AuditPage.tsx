import { Alert, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import type { AuditLine } from "../api/records";
import { explain, Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { platformRoute } from "../shell/platformRoute";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { textIn } from "../ui/formText";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { AbsoluteTime } from "../ui/RelativeTime";
import { actionWords } from "./auditWords";

type Search = {
  actor?: string | undefined;
  action?: string | undefined;
  site_id?: string | undefined;
  cursor?: string | undefined;
};

const GROUPS = [
  { value: "login", label: "Logins" },
  { value: "user", label: "Users" },
  { value: "session", label: "Sessions" },
  { value: "password", label: "Passwords" },
  { value: "second_factor", label: "Second factors" },
  { value: "token", label: "API tokens" },
  { value: "credential", label: "Credentials of machines" },
  { value: "master_key", label: "Master keys" },
  { value: "order", label: "Orders" },
  { value: "fleet", label: "Fleet orders" },
  { value: "planner", label: "Plans" },
  { value: "policy", label: "Policies" },
  { value: "healing", label: "Healing" },
  { value: "ticket", label: "Tickets" },
  { value: "delivery", label: "Messages" },
  { value: "incident", label: "Incidents" },
  { value: "chat", label: "Chat" },
  { value: "tool", label: "Tools" },
  { value: "flywheel", label: "Learning" },
  { value: "site", label: "Sites" },
  { value: "appliance", label: "Appliances" },
  { value: "provision", label: "Provision codes" },
  { value: "watcher", label: "Watchers" },
];

export const auditRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/audit",
  validateSearch: (search: Record<string, unknown>): Search => ({
    actor: textOf(search.actor),
    action: textOf(search.action),
    site_id: textOf(search.site_id),
    cursor: textOf(search.cursor),
  }),
  component: AuditPage,
});

const auditQuery = (search: Search) =>
  queryOptions({
    queryKey: ["audit", search],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/auth/audit-logs", { params: { query: given(search) }, signal })),
  });

function AuditPage() {
  const search = auditRoute.useSearch();
  const navigate = auditRoute.useNavigate();
  const query = useQuery(auditQuery(search));
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [actor, site] = [textIn(form, "actor"), textIn(form, "site_id")];
    void navigate({
      search: {
        action: search.action,
        actor: actor === "" ? undefined : actor,
        site_id: site === "" ? undefined : site,
      },
    });
  };
  return (
    <>
      <PageHeader
        title="Audit log"
        documentTitle="Audit log"
        lead="Who did what, when, and from where. Nobody can change it, and it shows when somebody tried."
        actions={<Verify />}
      />
      <form onSubmit={submit} role="search" aria-label="Audit log">
        <Group align="flex-end" mb="md">
          <TextInput
            label="User"
            name="actor"
            key={search.actor}
            defaultValue={search.actor ?? ""}
            maxLength={100}
          />
          <TextInput
            label="Site"
            name="site_id"
            key={`site ${search.site_id ?? ""}`}
            defaultValue={search.site_id ?? ""}
            maxLength={100}
          />
          <Select
            label="Action"
            data={GROUPS}
            value={search.action ?? null}
            onChange={(action) =>
              void navigate({ search: { ...search, cursor: undefined, action: action ?? undefined } })
            }
            clearable
            clearButtonProps={{ "aria-label": "All actions" }}
            placeholder="All"
          />
          <Button type="submit" variant="default">
            Search
          </Button>
        </Group>
      </form>
      <Loaded query={query} what="the audit log" skeleton={<TableSkeleton rows={8} />}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconShieldCheck size={28} />} title="No such line">
              Nobody did that, as far as the log goes back.
            </EmptyState>
          ) : (
            <>
              <DataTable caption="Audit log" columns={COLUMNS} rows={items} keyOf={(each) => each.id} />
              <Pager cursor={search.cursor} next={next_cursor} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Has the whole log checked, line by line. */
function Verify() {
  const verify = useMutation({ mutationFn: () => bodyOf(api.GET("/api/auth/audit-logs/verify")) });
  return (
    <Group gap="sm">
      {verify.isError ? (
        <Text role="alert" c="red" size="sm">
          {explain(verify.error)}
        </Text>
      ) : null}
      {verify.data === undefined ? null : verify.data.ok ? (
        <Text role="status" size="sm">
          All {verify.data.links} lines are as they were written.
        </Text>
      ) : (
        <Alert color="red" role="alert" title="The log was tampered with">
          {verify.data.findings.join("; ")}
        </Alert>
      )}
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden="true" />}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
      >
        Verify
      </Button>
    </Group>
  );
}

const COLUMNS: readonly Column<AuditLine>[] = [
  { header: "When", isName: true, cell: (line) => <AbsoluteTime at={line.at} /> },
  { header: "Who", cell: (line) => line.actor },
  {
    header: "Action",
    cell: (line) => (
      <>
        {actionWords(line.action)}
        <Text size="xs" c="dimmed" className="mono line">
          {line.action}
        </Text>
      </>
    ),
  },
  {
    header: "On",
    cell: (line) => [line.target, line.site_id].filter((each) => each !== null).join(" · "),
  },
  {
    header: "Details",
    cell: (line) => (
      <Text size="xs" className="mono" style={{ overflowWrap: "anywhere" }}>
        {Object.entries(line.detail)
          .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
          .join(", ")}
      </Text>
    ),
  },
  { header: "From", cell: (line) => <span className="mono line">{line.ip_address ?? "inside"}</span> },
];

function given(search: Search): { actor?: string; action?: string; site_id?: string; cursor?: string } {
  return {
    ...(search.actor === undefined ? {} : { actor: search.actor }),
    ...(search.action === undefined ? {} : { action: search.action }),
    ...(search.site_id === undefined ? {} : { site_id: search.site_id }),
    ...(search.cursor === undefined ? {} : { cursor: search.cursor }),
  };
}
