import { Group, SegmentedControl, Text, VisuallyHidden } from "@mantine/core";
import { IconClipboardList, IconMoodCheck } from "@tabler/icons-react";
import type { CheckRow } from "../api/records";
import { TextLink } from "../shell/links";
import { Controls } from "../ui/Controls";
import { DataTable, type Column } from "../ui/DataTable";
import { EmptyState } from "../ui/Notice";
import { RelativeTime } from "../ui/RelativeTime";
import { Severity } from "../ui/Severity";
import { VerdictBadge } from "../ui/VerdictBadge";
import { byUrgency } from "./byUrgency";

export const VERDICTS = ["fail", "unknown", "pass"] as const;
export type VerdictFilter = (typeof VERDICTS)[number];

/** The latest verdict of every check, what needs a person first. */
export function CheckTable({
  checks,
  verdict,
  onVerdict,
}: {
  checks: readonly CheckRow[];
  verdict: VerdictFilter | undefined;
  onVerdict: (verdict: VerdictFilter | undefined) => void;
}) {
  if (checks.length === 0) {
    return (
      <EmptyState icon={<IconClipboardList size={28} />} title="Nothing has been checked yet">
        The appliance scans when it starts and every 15 minutes. The first results follow its first check-in.
      </EmptyState>
    );
  }
  const count = (word: VerdictFilter): number => checks.filter((check) => check.verdict === word).length;
  const shown = checks
    .filter((check) => verdict === undefined || check.verdict === verdict)
    .toSorted(byUrgency);
  return (
    <>
      <Group mb="md">
        <SegmentedControl
          aria-label="Verdict"
          value={verdict ?? "all"}
          onChange={(value) => onVerdict(VERDICTS.find((word) => word === value))}
          data={[
            { value: "all", label: `All ${checks.length}` },
            { value: "fail", label: `Fail ${count("fail")}` },
            { value: "unknown", label: `Unknown ${count("unknown")}` },
            { value: "pass", label: `Pass ${count("pass")}` },
          ]}
        />
      </Group>
      <VisuallyHidden role="status">
        {`Checks: ${count("pass")} pass, ${count("fail")} fail, ${count("unknown")} unknown`}
      </VisuallyHidden>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconMoodCheck size={28} />}
          title={`No check is ${verdict === "pass" ? "passing" : verdict === "fail" ? "failing" : "unknown"}`}
        >
          {verdict === "pass" ? "Look at what fails and what is unknown." : "Nothing to do here."}
        </EmptyState>
      ) : (
        <DataTable
          caption="Checks"
          columns={COLUMNS}
          rows={shown}
          keyOf={(check) => `${check.check_type} ${check.host_id}`}
        />
      )}
    </>
  );
}

const COLUMNS: readonly Column<CheckRow>[] = [
  {
    header: "Check",
    isName: true,
    cell: (check) => (
      <>
        {check.title}
        <Text size="xs" c="dimmed" fw={400}>
          on {check.host_id}
        </Text>
      </>
    ),
  },
  { header: "Verdict", cell: (check) => <VerdictBadge verdict={check.verdict} /> },
  { header: "Reason", cell: (check) => <Reason check={check} /> },
  { header: "Severity", cell: (check) => <Severity level={check.severity} /> },
  { header: "HIPAA", cell: (check) => <Controls controls={check.hipaa_controls} /> },
  {
    header: "Observed",
    cell: (check) => (
      <>
        <RelativeTime at={check.observed_at} />
        <Text size="sm">
          <TextLink
            to="/evidence/$bundleId"
            params={{ bundleId: check.bundle_id }}
            aria-label={`Evidence of ${check.title} on ${check.host_id}`}
          >
            Evidence
          </TextLink>
        </Text>
      </>
    ),
  },
];

function Reason({ check }: { check: CheckRow }) {
  if (check.reason !== null && check.reason !== "") {
    return check.reason;
  }
  return (
    <Text span c="dimmed" size="sm">
      {check.verdict === "pass" ? "As it should be" : "None given"}
    </Text>
  );
}
