import type { ReactNode } from "react";
import { conditionText } from "../rules/ruleWords";
import { TextLink } from "../shell/links";
import { Facts } from "../ui/Facts";
import { JsonView } from "../ui/JsonView";
import { Panel } from "../ui/Panel";

/** A learned rule in words: when it acts, and what it does. */
export function LearnedRule({ rule, ruleId }: { rule: Readonly<Record<string, unknown>>; ruleId: string }) {
  const conditions = Array.isArray(rule.conditions) ? rule.conditions.filter(isRecord) : [];
  return (
    <Panel title="The rule">
      <Facts
        facts={[
          {
            term: "When",
            value: conditions.map((each) => <div key={String(each.field)}>{conditionText(each)}</div>),
          },
          { term: "Then", value: <Runbook id={rule.runbook} /> },
          { term: "With", value: <JsonView value={rule.parameters} /> },
          { term: "On", value: <JsonView value={rule.platforms} /> },
          { term: "Called", value: <span className="mono">{ruleId}</span> },
        ]}
      />
    </Panel>
  );
}

function Runbook({ id }: { id: unknown }): ReactNode {
  return typeof id === "string" ? (
    <TextLink to="/runbooks/$runbookId" params={{ runbookId: id }}>
      {id}
    </TextLink>
  ) : (
    "ask a person"
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
