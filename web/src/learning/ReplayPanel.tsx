import { Text } from "@mantine/core";
import type { Replay } from "../api/records";
import { TextLink } from "../shell/links";
import { DataTable, type Column } from "../ui/DataTable";
import { Facts } from "../ui/Facts";
import { Panel } from "../ui/Panel";

type Difference = Replay["differences"][number];

/** What a rule would have done in the last 90 days, beside what was done. */
export function ReplayPanel({ title, replay }: { title: string; replay: Replay }) {
  return (
    <Panel title={title}>
      <Facts
        facts={[
          { term: "Incidents of this type", value: replay.incidents },
          { term: "It would have acted", value: `${replay.matched} times` },
          { term: "Switched off at the site", value: `${replay.withheld} times more` },
          { term: "The same healed", value: replay.agreed },
          { term: "The same did not heal", value: replay.failed },
          { term: "People did something else", value: replay.differed },
          { term: "Nothing known was done", value: replay.untold },
        ]}
      />
      <Text my="sm" role="status">
        {replay.failed + replay.differed === 0
          ? "It disagrees with nothing that was done."
          : `It disagrees with what was done ${replay.failed + replay.differed} times.`}
      </Text>
      {replay.differences.length === 0 ? null : (
        <DataTable
          caption="Where it disagrees"
          columns={DIFFERENCES}
          rows={replay.differences}
          keyOf={(each) => each.incident_id}
        />
      )}
    </Panel>
  );
}

const KINDS: Readonly<Record<Difference["kind"], string>> = {
  failed: "The same runbook was run and did not heal",
  other_runbook: "Another runbook was run",
  person: "A person saw to it",
};

const DIFFERENCES: readonly Column<Difference>[] = [
  {
    header: "Incident",
    isName: true,
    cell: ({ incident_id: incidentId }) => (
      <TextLink to="/incidents/$incidentId" params={{ incidentId }} className="mono">
        {incidentId}
      </TextLink>
    ),
  },
  { header: "What was done", cell: ({ kind }) => KINDS[kind] },
  { header: "Runbook", cell: ({ ran }) => ran ?? "none" },
  { header: "Closed by", cell: ({ closed_by: by }) => by ?? "nobody" },
  { header: "Site", cell: ({ site_id: siteId }) => siteId },
];
