import type { paths } from "./schema";

type Ok<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

type Posted<P extends keyof paths> = paths[P] extends {
  post: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

type Item<P extends keyof paths> = Ok<P> extends { items: (infer Each)[] } ? Each : never;

// Named by path, so that the names inside Central's document may change.
export type User = Ok<"/api/auth/me">["user"];
export type Site = Item<"/api/sites">;
export type SiteDetail = Ok<"/api/sites/{id}">;
export type CheckRow = SiteDetail["checks"][number];
export type Appliance = Item<"/api/sites/{id}/appliances">;
export type Watcher = Item<"/api/sites/{id}/watchers">;
export type Order = Item<"/api/sites/{id}/orders">;
export type BundleRow = Item<"/api/evidence/sites/{id}/bundles">;
export type Bundle = Ok<"/api/evidence/{bundle_id}">;
export type BundleVerdict = Ok<"/api/evidence/{bundle_id}/verify">;
export type Partner = Item<"/api/partners">;
export type OwnPartner = Ok<"/api/partners/me">;
export type OwnSite = Item<"/api/partners/me/sites">;
export type Provision = Item<"/api/partners/me/provisions">;
export type NewProvision =
  paths["/api/partners/me/provisions/sheet"]["post"]["responses"][201]["content"]["application/json"]["provisions"][number];
export type HandOverProgress =
  paths["/api/partners/provision/hand-over"]["post"]["responses"][200]["content"]["application/json"];
export type ClientMe = Ok<"/api/client/me">;
export type ClientDashboard = Ok<"/api/client/dashboard">;
export type SitePosture = ClientDashboard["sites"][number];
export type CheckPosture = SitePosture["checks"][number];
export type ClientFix = Item<"/api/client/fixes">;
export type ClientTeam = Ok<"/api/client/team">;
export type ClientMember = ClientTeam["people"][number];
export type ClientNotice = Item<"/api/client/notifications">;
export type ClientMailChoices = Ok<"/api/client/notifications/choices">;
export type ClientMonth = Ok<"/api/client/reports/{month}">;
export type OwnClient = Item<"/api/partners/me/clients">;
export type OwnClientDetail = Ok<"/api/partners/me/clients/{client_id}">;
export type Brand = Ok<"/api/partners/me/brand">;
export type NotificationChannel = Item<"/api/partners/me/notifications/channels">;
export type NotificationSettings = Ok<"/api/partners/me/notifications">;
export type NotificationDelivery = Item<"/api/partners/me/notifications/deliveries">;
export type SiteNotifications = Ok<"/api/partners/me/notifications/sites/{id}">;
export type Incident = Item<"/api/incidents">;
export type Ticket = Item<"/api/tickets">;
export type Delivery = Item<"/api/deliveries">;
export type Tiers = Ok<"/api/tiers">;
export type Planner = Ok<"/api/planner">;
export type PlannerSite = Item<"/api/planner/sites">;
export type Decision = Item<"/api/planner/decisions">;
export type Evaluation = Ok<"/api/planner/evaluation">;
export type PolicySource = Item<"/api/policy-sources">;
export type Pattern = Item<"/api/flywheel/patterns">;
export type PatternDetail = Ok<"/api/flywheel/patterns/{signature}">;
export type Replay = Ok<"/api/flywheel/patterns/{signature}/replay">;
export type Promotion = Item<"/api/flywheel/promotions">;
export type PromotedSite = Item<"/api/flywheel/promotions/{promotion_id}/sites">;
export type Check = Item<"/api/checks">;
export type IncidentDetail = Ok<"/api/incidents/{incident_id}">;
export type TimelineEntry = IncidentDetail["timeline"][number];
export type Rule = Item<"/api/rules">;
export type SwitchChange = Item<"/api/switches/history">;
export type Stop = Item<"/api/healing/stops">;
export type Runbook = Item<"/api/runbooks">;
export type Step = Runbook["remediate"][number];
export type TriedDecision = paths["/api/rules/try"]["post"]["responses"][200]["content"]["application/json"];
export type UserAccount = Item<"/api/users">;
export type Factors = Ok<"/api/users/me/factors">;
export type Passkey = Factors["passkeys"][number];
export type TotpEnrolment = Posted<"/api/users/me/totp">;
export type PasskeyCreation = Posted<"/api/users/me/passkeys/options">;
export type Invite = Item<"/api/users/invites">;
export type Session = Item<"/api/users/me/sessions">;
export type Token = Item<"/api/users/me/tokens">;
export type AuditLine = Item<"/api/auth/audit-logs">;
export type FleetOrder = Item<"/api/fleet/orders">;
export type Release = Item<"/api/releases">;
export type FleetTarget = Item<"/api/fleet/orders/{fleet_order_id}/appliances">;
export type Credential = Item<"/api/sites/{id}/credentials">;
export type NewCredential =
  paths["/api/sites/{id}/credentials"]["post"]["requestBody"]["content"]["application/json"];
export type MasterKeys = Ok<"/api/master-keys">;
