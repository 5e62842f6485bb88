import { Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import { mayOperate, useMe } from "../api/session";
import { Panel } from "../ui/Panel";
import { ReasonForm } from "../shell/ReasonForm";

/** How an open incident ends: by evidence, or by a person where no evidence can come. */
export function CloseIncident({ incidentId, isByPerson }: { incidentId: string; isByPerson: boolean }) {
  const isOperator = mayOperate(useMe());
  const queries = useQueryClient();
  return (
    <Panel title="How it ends">
      <Text>
        {isByPerson
          ? "No appliance of the site looks at this, so no evidence can close it. A person does, and says what was found."
          : "By itself, as soon as signed evidence shows that the check passes again. No person can close it."}
      </Text>
      {isByPerson && isOperator ? (
        <ReasonForm
          label="What was found"
          action="Close the incident"
          send={(reason) =>
            bodyOf(
              api.POST("/api/incidents/{incident_id}/resolve", {
                params: { path: { incident_id: incidentId } },
                body: { reason },
              }),
            )
          }
          onSent={() => queries.invalidateQueries({ queryKey: ["incidents"] })}
        />
      ) : null}
    </Panel>
  );
}
