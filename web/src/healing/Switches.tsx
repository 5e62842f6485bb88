import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, bodyOf } from "../api/client";
import type { SwitchChange } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { explain } from "../shell/Loaded";
import { appliancesQuery, sitesQuery } from "../sites/siteQueries";
import { DataTable, type Column } from "../ui/DataTable";
import { Panel } from "../ui/Panel";
import { AbsoluteTime } from "../ui/RelativeTime";
import { historyQuery, switchesQuery } from "./healingQueries";

type Kind = "rule" | "runbook";

const WHOLE_SITE = "";

/** Switches a rule or a runbook off and on, at a site or on one of its appliances. */
export function Switches({ kind, name }: { kind: Kind; name: string }) {
  const sites = useQuery(sitesQuery).data?.items ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const siteId = chosen ?? sites[0]?.site_id;
  return (
    <Panel title="Switched on or off">
      {siteId === undefined ? (
        <Text c="dimmed">There is no site yet.</Text>
      ) : (
        <Stack>
          <Select
            label="Site"
            data={sites.map((site) => ({ value: site.site_id, label: site.name }))}
            value={siteId}
            onChange={setChosen}
            allowDeselect={false}
            searchable
            maw="24rem"
          />
          <AtSite key={`${siteId} ${name}`} kind={kind} name={name} siteId={siteId} />
          <History kind={kind} name={name} />
        </Stack>
      )}
    </Panel>
  );
}

function AtSite({ kind, name, siteId }: { kind: Kind; name: string; siteId: string }) {
  const off = useQuery(switchesQuery(siteId)).data?.items.filter(
    (each) => each.kind === kind && each.name === name,
  );
  const appliances = useQuery(appliancesQuery(siteId)).data?.items ?? [];
  const isOperator = mayOperate(useMe());
  const [where, setWhere] = useState(WHOLE_SITE);
  const [reason, setReason] = useState("");
  const put = usePut(siteId, { kind, name });
  if (off === undefined) {
    return null;
  }
  const isOff = off.some((each) => (each.appliance_id ?? WHOLE_SITE) === where);
  return (
    <>
      <div role="status">
        {off.length === 0 ? (
          <Text>On everywhere at this site.</Text>
        ) : (
          off.map((each) => (
            <Text key={each.appliance_id ?? WHOLE_SITE}>
              Off {each.appliance_id === null ? "at the whole site" : `on ${each.appliance_id}`} since{" "}
              <AbsoluteTime at={each.switched_at} /> by {each.switched_by}: {each.reason}
            </Text>
          ))
        )}
      </div>
      {isOperator ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            put.mutate({ where, isOn: isOff, reason });
          }}
        >
          <Group align="flex-end">
            <Select
              label="Where"
              data={[
                { value: WHOLE_SITE, label: "the whole site" },
                ...appliances.map((each) => ({ value: each.appliance_id, label: each.hostname })),
              ]}
              value={where}
              onChange={(value) => setWhere(value ?? WHOLE_SITE)}
              allowDeselect={false}
            />
            {isOff ? null : (
              <TextInput
                label="Why it is off"
                required
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
            <Button
              type="submit"
              variant="default"
              loading={put.isPending}
              disabled={!isOff && reason.trim() === ""}
            >
              {isOff ? "Switch on" : "Switch off"}
            </Button>
          </Group>
          {put.isError ? (
            <Text c="red" role="alert">
              {explain(put.error)}
            </Text>
          ) : null}
        </form>
      ) : null}
    </>
  );
}

function History({ kind, name }: { kind: Kind; name: string }) {
  const changes = useQuery(historyQuery(kind, name)).data?.items ?? [];
  return changes.length === 0 ? null : (
    <DataTable
      caption="History of its switches"
      columns={HISTORY}
      rows={changes.map((change, place) => ({ ...change, place }))}
      keyOf={({ place }) => String(place)}
    />
  );
}

const HISTORY: readonly Column<SwitchChange & { readonly place: number }>[] = [
  { header: "When", isName: true, cell: ({ at }) => <AbsoluteTime at={at} /> },
  { header: "Switched", cell: ({ enabled }) => (enabled ? "on" : "off") },
  { header: "Where", cell: ({ site_id, appliance_id }) => appliance_id ?? site_id },
  { header: "By", cell: ({ by }) => by },
  { header: "Why", cell: ({ reason }) => reason ?? "" },
];

type Wanted = { readonly where: string; readonly isOn: boolean; readonly reason: string };

function usePut(siteId: string, what: { readonly kind: Kind; readonly name: string }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ where, isOn, reason }: Wanted) =>
      bodyOf(
        api.PUT("/api/sites/{id}/switches", {
          params: { path: { id: siteId } },
          body: {
            ...what,
            enabled: isOn,
            ...(where === WHOLE_SITE ? {} : { appliance_id: where }),
            ...(isOn ? {} : { reason }),
          },
        }),
      ),
    onSuccess: async (now) => {
      queries.setQueryData(switchesQuery(siteId).queryKey, now);
      await queries.invalidateQueries({ queryKey: historyQuery(what.kind, what.name).queryKey });
    },
  });
}
