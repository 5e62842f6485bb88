import { Breadcrumbs, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api, bodyOf } from "../api/client";
import type { Decision } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { ReasonForm } from "../shell/ReasonForm";
import { signedInRoute } from "../shell/signedInRoute";
import { CopyableId } from "../ui/CopyField";
import { Facts } from "../ui/Facts";
import { JsonView } from "../ui/JsonView";
import { CardSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { AbsoluteTime } from "../ui/RelativeTime";
import { DecisionStatus } from "./DecisionStatus";
import { decisionQuery } from "./plannerQueries";
import { costOf, tokensOf } from "./plannerWords";

export const decisionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/planner/decisions/$decisionId",
  component: DecisionPage,
});

function DecisionPage() {
  const { decisionId } = decisionRoute.useParams();
  const query = useQuery(decisionQuery(decisionId));
  return (
    <Loaded isPage query={query} what="this decision" skeleton={<CardSkeleton height={320} />}>
      {(decision) => <LoadedDecision decision={decision} />}
    </Loaded>
  );
}

function LoadedDecision({ decision }: { decision: Decision }) {
  const isOperator = mayOperate(useMe());
  const title = decision.runbook_id === null ? "No runbook" : `Run ${decision.runbook_id}`;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/planner">Planner</TextLink>
            <TextLink to="/sites/$siteId" params={{ siteId: decision.site_id }}>
              {decision.site_id}
            </TextLink>
          </Breadcrumbs>
        }
        title={title}
        documentTitle={`Decision: ${title}`}
        badge={<DecisionStatus status={decision.status} />}
        lead={
          <>
            {decision.reason === null ? null : <>It is a person&apos;s matter: {decision.reason}. </>}
            <TextLink to="/incidents/$incidentId" params={{ incidentId: decision.incident_id }}>
              Its incident
            </TextLink>
          </>
        }
      />
      <Stack gap="xl">
        {decision.status === "waiting" ? <Approval decision={decision} mayAct={isOperator} /> : null}
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Plan decision={decision} />
          <Record decision={decision} />
        </SimpleGrid>
        {decision.reviewed_at === null ? null : (
          <Panel title="What a person said">
            <Text>
              {decision.reviewed_by}, <AbsoluteTime at={decision.reviewed_at} />:{" "}
              {decision.review_reason ?? "no reason given"}
            </Text>
          </Panel>
        )}
      </Stack>
    </>
  );
}

function Plan({ decision }: { decision: Decision }) {
  return (
    <Panel title="The plan">
      <Facts
        facts={[
          {
            term: "Runbook",
            value:
              decision.runbook_id === null ? (
                "none"
              ) : (
                <TextLink to="/runbooks/$runbookId" params={{ runbookId: decision.runbook_id }}>
                  {decision.runbook_id}
                </TextLink>
              ),
          },
          { term: "Parameters", value: <JsonView value={decision.parameters} /> },
          {
            term: "Certain",
            value: decision.confidence === null ? "not said" : `${decision.confidence} %`,
          },
          { term: "The model says", value: decision.reasoning ?? "nothing" },
          {
            term: "Order",
            value: decision.order_id === null ? "none" : <span className="mono">{decision.order_id}</span>,
          },
        ]}
      />
    </Panel>
  );
}

function Record({ decision }: { decision: Decision }) {
  return (
    <Panel title="How it was made">
      <Facts
        facts={[
          { term: "Provider", value: decision.provider ?? "nobody was asked" },
          { term: "Model", value: decision.model ?? "none" },
          { term: "Attempt", value: decision.attempt },
          { term: "Tokens", value: tokensOf(decision) },
          { term: "Cost", value: costOf(decision) },
          {
            term: "Prompt hash",
            value:
              decision.question_sha256 === null ? (
                "none"
              ) : (
                <CopyableId value={decision.question_sha256} label="prompt hash" />
              ),
          },
          {
            term: "Answer used again of",
            value:
              decision.remembered_from === null ? (
                "none"
              ) : (
                <TextLink
                  to="/planner/decisions/$decisionId"
                  params={{ decisionId: decision.remembered_from }}
                >
                  an earlier decision
                </TextLink>
              ),
          },
          { term: "Asked", value: <AbsoluteTime at={decision.asked_at} /> },
          {
            term: "Answered",
            value: decision.answered_at === null ? "not yet" : <AbsoluteTime at={decision.answered_at} />,
          },
          { term: "Decision", value: <CopyableId value={decision.decision_id} label="decision id" /> },
        ]}
      />
    </Panel>
  );
}

const ANSWERS = {
  approve: { label: "Why it is done", action: "Approve the plan" },
  reject: { label: "Why it is not done", action: "Reject the plan" },
} as const;

function Approval({ decision, mayAct }: { decision: Decision; mayAct: boolean }) {
  const queries = useQueryClient();
  return (
    <Panel title="A person decides">
      <Text>
        {mayAct
          ? "Approved, it is signed as an order and goes to the appliance at once. Rejected, the incident stays with people."
          : "Somebody who may operate the site approves or rejects it."}
      </Text>
      {mayAct ? (
        <Group gap="xl" align="flex-start">
          {(["approve", "reject"] as const).map((verb) => (
            <ReasonForm
              key={verb}
              {...ANSWERS[verb]}
              send={(reason) =>
                bodyOf(
                  api.POST(`/api/planner/decisions/{decision_id}/${verb}`, {
                    params: { path: { decision_id: decision.decision_id } },
                    body: { reason },
                  }),
                )
              }
              onSent={() => queries.invalidateQueries({ queryKey: ["planner"] })}
            />
          ))}
        </Group>
      ) : null}
    </Panel>
  );
}
