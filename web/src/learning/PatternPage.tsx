import { Breadcrumbs, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { useState } from "react";
import { api, bodyOf } from "../api/client";
import type { Pattern, PatternDetail } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { explain, Loaded } from "../shell/Loaded";
import { platformRoute } from "../shell/platformRoute";
import { ReasonForm } from "../shell/ReasonForm";
import { oneOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { Facts } from "../ui/Facts";
import { CardSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { RelativeTime } from "../ui/RelativeTime";
import { Section } from "../ui/Section";
import { LearnedRule } from "./LearnedRule";
import { nameOf, PromotionTable } from "./LearningPage";
import { patternQuery, promotionsQuery, replayQuery } from "./learningQueries";
import { ReplayPanel } from "./ReplayPanel";
import { PatternStanding } from "./Standing";

export const patternRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/learning/patterns/$signature",
  component: PatternPage,
});

function PatternPage() {
  const { signature } = patternRoute.useParams();
  const query = useQuery(patternQuery(signature));
  return (
    <Loaded isPage query={query} what="this pattern" skeleton={<CardSkeleton height={320} />}>
      {(detail) => <LoadedPattern detail={detail} />}
    </Loaded>
  );
}

function LoadedPattern({ detail: { pattern, sites } }: { detail: PatternDetail }) {
  const isOperator = mayOperate(useMe());
  const replay = useQuery(replayQuery(pattern.signature));
  const promotions = useQuery(promotionsQuery({ signature: pattern.signature })).data?.items ?? [];
  const title = nameOf(pattern.rule);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/learning">Learning</TextLink>
          </Breadcrumbs>
        }
        title={title}
        documentTitle={`Pattern: ${title}`}
        badge={<PatternStanding pattern={pattern} />}
        lead={
          <>
            {pattern.healed} of {pattern.occurrences} plans healed ({pattern.success_percent} %), at{" "}
            {pattern.sites} {pattern.sites === 1 ? "site" : "sites"}; last seen{" "}
            <RelativeTime at={pattern.last_seen_at} />.
          </>
        }
      />
      <Stack gap="xl">
        {isOperator && (pattern.candidate || pattern.standing === "demoted") ? (
          <Decide pattern={pattern} />
        ) : null}
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <LearnedRule rule={pattern.rule} ruleId={pattern.rule_id} />
          <Evidence pattern={pattern} />
        </SimpleGrid>
        <Loaded query={replay} what="the replay" skeleton={<CardSkeleton height={200} />}>
          {(result) => <ReplayPanel title="Replay of the last 90 days" replay={result} />}
        </Loaded>
        <Section title="Where it was seen">
          <DataTable
            caption="Where it was seen"
            columns={SITES}
            rows={sites}
            keyOf={({ site_id: siteId }) => siteId}
          />
        </Section>
        {promotions.length === 0 ? null : (
          <Section title="What came of it">
            <PromotionTable promotions={promotions} />
          </Section>
        )}
      </Stack>
    </>
  );
}

function Evidence({ pattern }: { pattern: Pattern }) {
  return (
    <Panel title="Its evidence">
      <Facts
        facts={[
          { term: "Plans that ended", value: pattern.occurrences },
          { term: "Healed, by signed evidence", value: `${pattern.healed} (${pattern.success_percent} %)` },
          { term: "Proven at all sites together", value: pattern.proven ? "yes" : "no" },
          { term: "Sites where it is proven by itself", value: pattern.proven_sites },
          { term: "Needed", value: "at least 5 plans, at least 90 % healed" },
        ]}
      />
    </Panel>
  );
}

const SITES: readonly Column<PatternDetail["sites"][number]>[] = [
  {
    header: "Site",
    isName: true,
    cell: ({ site_id: siteId }) => (
      <TextLink to="/sites/$siteId" params={{ siteId }}>
        {siteId}
      </TextLink>
    ),
  },
  { header: "Healed", cell: ({ healed, occurrences }) => `${healed} of ${occurrences}` },
  { header: "Proven here", cell: ({ proven }) => (proven ? "yes" : "no") },
];

const SCOPES = ["proven", "seen", "all"] as const;
const SCOPE_WORDS: Readonly<Record<(typeof SCOPES)[number], string>> = {
  proven: "Sites where it is proven by itself",
  seen: "Sites where it was seen",
  all: "Every site",
};

function Decide({ pattern }: { pattern: Pattern }) {
  const queries = useQueryClient();
  const refresh = (): Promise<unknown> => queries.invalidateQueries({ queryKey: ["learning"] });
  return (
    <Panel title="Shall it become a rule?">
      <Stack gap="md">
        <Approve pattern={pattern} onDone={refresh} />
        {pattern.candidate ? (
          <ReasonForm
            label="Why not"
            action="Reject"
            send={(reason) =>
              bodyOf(
                api.POST("/api/flywheel/patterns/{signature}/reject", {
                  params: { path: { signature: pattern.signature } },
                  body: { reason },
                }),
              )
            }
            onSent={refresh}
          />
        ) : null}
      </Stack>
    </Panel>
  );
}

function Approve({ pattern, onDone }: { pattern: Pattern; onDone: () => Promise<unknown> }) {
  const [scope, setScope] = useState<(typeof SCOPES)[number]>("proven");
  const [reason, setReason] = useState("");
  const approving = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/flywheel/patterns/{signature}/approve", {
          params: { path: { signature: pattern.signature } },
          body: { scope, reason },
        }),
      ),
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        approving.mutate();
      }}
    >
      <Group align="flex-end">
        <Select
          label="Where it goes, stage by stage"
          allowDeselect={false}
          data={SCOPES.map((value) => ({
            value,
            label: SCOPE_WORDS[value],
            disabled: value !== "proven" && !pattern.proven,
          }))}
          value={scope}
          onChange={(value) => setScope(oneOf(value, SCOPES) ?? scope)}
          w={{ base: "100%", sm: 280 }}
        />
        <TextInput
          label="Why"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={approving.isPending} disabled={reason.trim() === ""}>
          Approve
        </Button>
      </Group>
      {approving.isError ? (
        <Text c="red" role="alert" mt="xs">
          {explain(approving.error)}
        </Text>
      ) : null}
    </form>
  );
}
