import { Button } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../api/client";
import type { NewProvision, Provision } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { Loaded, ProblemState } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";
import { CodeSheet } from "./CodeSheet";
import { CreateCodes } from "./CreateCodes";
import { codesQuery, ownPartnerQuery } from "./partnerQueries";
import { partnerRoute } from "./partnerRoute";
import { codeTone } from "./partnerWords";

type Search = { create?: true | undefined; cursor?: string | undefined };

export const codesRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/codes",
  validateSearch: (search: Record<string, unknown>): Search => ({
    create: search.create === true ? true : undefined,
    cursor: textOf(search.cursor),
  }),
  component: CodesPage,
});

function CodesPage() {
  const { create, cursor } = codesRoute.useSearch();
  const navigate = codesRoute.useNavigate();
  const me = useMe();
  const codes = useQuery(codesQuery(cursor));
  // Only here: when the sheet is closed, nobody can read the codes again.
  const [sheet, setSheet] = useState<readonly NewProvision[]>([]);
  if (sheet.length > 0) {
    return <CodeSheet codes={sheet} onDone={() => setSheet([])} />;
  }
  const open = (): void => void navigate({ search: { create: true, cursor } });
  const close = (): void => void navigate({ search: { cursor } });
  return (
    <>
      <PageHeader
        title="Provision codes"
        documentTitle="Provision codes"
        lead="Each code puts one appliance into service at one clinic. It works once, and is shown once."
        actions={
          mayOperate(me) ? (
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={open}>
              New codes
            </Button>
          ) : undefined
        }
      />
      <Loaded query={codes} what="your provision codes" skeleton={<TableSkeleton rows={5} />}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconKey size={28} />} title="No code yet">
              Make a code for each clinic, print the sheet, and send it along with the appliance.
            </EmptyState>
          ) : (
            <CodeList codes={items} cursor={cursor} next={next_cursor} />
          )
        }
      </Loaded>
      {create === true ? (
        <CreateCodes
          onMade={(made) => {
            close();
            setSheet(made);
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}

function CodeList({
  codes,
  cursor,
  next,
}: {
  codes: readonly Provision[];
  cursor: string | undefined;
  next: string | null;
}) {
  const queries = useQueryClient();
  const mayRevoke = mayOperate(useMe());
  const revoke = useMutation({
    mutationFn: (id: string) =>
      api.DELETE("/api/partners/me/provisions/{provision_id}", { params: { path: { provision_id: id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ownPartnerQuery.queryKey }),
  });
  const columns: readonly Column<Provision>[] = [
    { header: "Clinic", isName: true, cell: (code) => code.client_name },
    { header: "Status", cell: (code) => <ToneBadge tone={codeTone(code.status)}>{code.status}</ToneBadge> },
    { header: "Made", cell: (code) => <RelativeTime at={code.created_at} /> },
    { header: "By", cell: (code) => code.created_by ?? "OsirisCare" },
    { header: "Only for", cell: (code) => code.mac_address ?? "any appliance" },
    { header: "Ends", cell: (code) => <RelativeTime at={code.expires_at} /> },
    {
      header: "Site",
      cell: (code) =>
        code.claimed_site_id === null ? (
          "none yet"
        ) : (
          <TextLink to="/sites/$siteId" params={{ siteId: code.claimed_site_id }}>
            {code.claimed_site_id}
          </TextLink>
        ),
    },
    {
      header: "Revoke",
      cell: (code) =>
        mayRevoke && code.status === "pending" ? (
          <Button
            size="xs"
            variant="default"
            loading={revoke.isPending && revoke.variables === code.provision_id}
            aria-label={`Revoke the code for ${code.client_name}`}
            onClick={() => revoke.mutate(code.provision_id)}
          >
            Revoke
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      {revoke.isError ? <ProblemState what="the code" error={revoke.error} /> : null}
      <DataTable
        caption="Provision codes"
        columns={columns}
        rows={codes}
        keyOf={(code) => code.provision_id}
      />
      <Pager cursor={cursor} next={next} />
    </>
  );
}
