// What a person reads; Central's own word stands below it.
const ACTIONS: Readonly<Record<string, string>> = {
  "chat.incident": "Reported an incident by chat",
  "delivery.retry": "Had a message sent again",
  "fleet.create": "Began a fleet order",
  "fleet.rollback": "Took a fleet order back",
  "flywheel.approve": "Made a pattern a rule",
  "flywheel.reject": "Rejected a pattern",
  "flywheel.stage": "Rolled a learned rule out further",
  "flywheel.demote": "Took a learned rule back",
  "healing.reset": "Let a stopped runbook go on",
  "healing.stop": "Stopped a runbook",
  "incident.resolve": "Closed an incident",
  "order.create": "Gave an order",
  "planner.approve": "Approved a plan",
  "planner.reject": "Rejected a plan",
  "planner.mode": "Set the planner's mode",
  "policy.accept": "Accepted a policy",
  "policy.look": "Looked at a policy source",
  "provision.create": "Made a provision code",
  "provision.revoke": "Revoked a provision code",
  "provision.wrong_mac": "Tried a code that is meant for another appliance",
  "ticket.acknowledge": "Took a ticket in hand",
  "ticket.assign": "Gave a ticket to somebody",
  "ticket.resolve": "Resolved a ticket",
  "tool.call": "Used a tool",
  "tool.look": "Looked by a tool",
};

/** What somebody did, in words; Central's own word with blanks where there is none. */
export function actionWords(action: string): string {
  return ACTIONS[action] ?? action.replaceAll(/[._]/g, " ");
}
