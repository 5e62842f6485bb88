import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, bodyOf } from "../api/client";
import type { PlannerSite } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { explain, Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { oneOf } from "../shell/search";
import { sitesQuery } from "../sites/siteQueries";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { Panel } from "../ui/Panel";
import { AbsoluteTime } from "../ui/RelativeTime";
import { plannerSitesQuery } from "./plannerQueries";
import { dollars, MODE_NAMES, MODES } from "./plannerWords";

const MODE_WORDS = ["auto", "manual", "disabled"] as const;

/** What becomes of plans at each site, and what they cost today. */
export function PlannerSites({ cursor }: { cursor: string | undefined }) {
  const query = useQuery(plannerSitesQuery(cursor));
  const isOperator = mayOperate(useMe());
  return (
    <Stack gap="xl">
      {isOperator ? <SetMode /> : null}
      <Loaded query={query} what="the sites" skeleton={<TableSkeleton />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <Text c="dimmed">There is no site yet.</Text>
          ) : (
            <div>
              <DataTable
                caption="The planner at each site"
                columns={COLUMNS}
                rows={items}
                keyOf={(each) => each.site_id}
              />
              <Pager cursor={cursor} next={next} />
            </div>
          )
        }
      </Loaded>
    </Stack>
  );
}

const COLUMNS: readonly Column<PlannerSite>[] = [
  {
    header: "Site",
    isName: true,
    cell: ({ site_id: siteId }) => (
      <TextLink to="/sites/$siteId" params={{ siteId }}>
        {siteId}
      </TextLink>
    ),
  },
  { header: "Mode", cell: ({ mode }) => MODE_NAMES[mode] },
  {
    header: "Why",
    cell: ({ reason, set_by: by, set_at: at }) =>
      reason === null || at === null ? (
        "as the platform is set"
      ) : (
        <>
          {reason} ({by}, <AbsoluteTime at={at} />)
        </>
      ),
  },
  {
    header: "Calls within the hour",
    cell: ({ calls_last_hour: calls, calls_per_hour: limit }) => `${calls} of ${limit}`,
  },
  { header: "Spent today", cell: ({ spent_microusd: spent }) => dollars(spent) },
];

function SetMode() {
  const sites = useQuery(sitesQuery).data?.items ?? [];
  const queries = useQueryClient();
  const [siteId, setSiteId] = useState<string | null>(null);
  const [mode, setMode] = useState<PlannerSite["mode"]>("manual");
  const [reason, setReason] = useState("");
  const setting = useMutation({
    mutationFn: (id: string) =>
      bodyOf(api.PUT("/api/sites/{id}/planner", { params: { path: { id } }, body: { mode, reason } })),
    onSuccess: () => {
      setReason("");
      return queries.invalidateQueries({ queryKey: ["planner"] });
    },
  });
  return (
    <Panel title="Set the mode of a site">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (siteId !== null) {
            setting.mutate(siteId);
          }
        }}
      >
        <Group align="flex-end">
          <Select
            label="Site"
            required
            searchable
            data={sites.map((site) => ({ value: site.site_id, label: site.name }))}
            value={siteId}
            onChange={setSiteId}
            w={{ base: "100%", sm: 240 }}
          />
          <Select
            label="Mode"
            allowDeselect={false}
            data={MODE_WORDS.map((value) => ({ value, label: MODES[value] }))}
            value={mode}
            onChange={(value) => setMode(oneOf(value, MODE_WORDS) ?? mode)}
            w={{ base: "100%", sm: 380 }}
          />
          <TextInput
            label="Why"
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            w={{ base: "100%", sm: 240 }}
          />
          <Button
            type="submit"
            variant="default"
            loading={setting.isPending}
            disabled={siteId === null || reason.trim() === ""}
          >
            Set
          </Button>
        </Group>
        {setting.isError ? (
          <Text c="red" role="alert" mt="xs">
            {explain(setting.error)}
          </Text>
        ) : null}
      </form>
    </Panel>
  );
}
