import { Breadcrumbs, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Rule } from "../api/records";
import { Switches } from "../healing/Switches";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { signedInRoute } from "../shell/signedInRoute";
import { Controls } from "../ui/Controls";
import { Facts } from "../ui/Facts";
import { JsonView } from "../ui/JsonView";
import { CardSkeleton } from "../ui/Loading";
import { ErrorState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { rulesQuery } from "./ruleQueries";
import { Then } from "./RulesPage";
import { conditionText, SOURCES } from "./ruleWords";
import { TryState } from "./TryState";

export const ruleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/rules/$ruleId",
  component: RulePage,
});

function RulePage() {
  const { ruleId } = ruleRoute.useParams();
  const query = useQuery(rulesQuery);
  return (
    <Loaded isPage query={query} what="this rule" skeleton={<CardSkeleton height={320} />}>
      {({ items }) => {
        const rule = items.find(({ rule_id }) => rule_id === ruleId);
        return rule === undefined ? (
          <ErrorState
            isPage
            title="There is no such rule, or not any more"
            message="Evidence that names it keeps the rule as it was then."
          />
        ) : (
          <LoadedRule key={ruleId} rule={rule} />
        );
      }}
    </Loaded>
  );
}

function LoadedRule({ rule }: { rule: Rule }) {
  const [example] = rule.matches;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/rules">Rules</TextLink>
          </Breadcrumbs>
        }
        title={rule.name}
        documentTitle={`Rule: ${rule.name}`}
        lead={rule.description === "" ? undefined : rule.description}
      />
      <Stack gap="xl">
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Panel title="When all of this holds">
            <ul style={{ margin: 0, paddingLeft: "1.2rem" }}>
              {rule.conditions.map((condition) => (
                <li key={JSON.stringify(condition)}>{conditionText(condition)}</li>
              ))}
              {rule.severities.length === 0 ? null : <li>severity is one of {rule.severities.join(", ")}</li>}
              {rule.platforms.length === 0 ? null : <li>platform is one of {rule.platforms.join(", ")}</li>}
            </ul>
          </Panel>
          <Panel title="Then">
            <Facts
              facts={[
                { term: "Does", value: <Then rule={rule} /> },
                { term: "Because", value: rule.escalation ?? "the runbook puts it right" },
                { term: "Parameters", value: <JsonView value={rule.parameters} /> },
              ]}
            />
          </Panel>
          <Panel title="How">
            <Facts
              facts={[
                { term: "Rule", value: <span className="mono">{rule.rule_id}</span> },
                { term: "Source", value: SOURCES[rule.source] },
                { term: "Priority", value: `${rule.priority} (the lower goes first)` },
                { term: "Leaves a host alone for", value: `${rule.cooldown_seconds} s` },
                {
                  term: "Tries again",
                  value: rule.max_retries === 1 ? "once" : `up to ${rule.max_retries} times`,
                },
                { term: "May belong to a group policy", value: rule.gpo_managed ? "yes" : "no" },
                { term: "HIPAA controls", value: <Controls controls={rule.hipaa_controls} /> },
              ]}
            />
          </Panel>
          <Panel title="Leaves alone">
            <Examples states={rule.ignores} />
          </Panel>
        </SimpleGrid>
        <Panel title="Matches">
          <Examples states={rule.matches} />
        </Panel>
        <Switches kind="rule" name={rule.rule_id} />
      </Stack>
      <TryState {...(example === undefined ? {} : { state: JSON.stringify(example, null, 2) })} />
    </>
  );
}

function Examples({ states }: { states: readonly Record<string, unknown>[] }) {
  return <JsonView value={states} />;
}
