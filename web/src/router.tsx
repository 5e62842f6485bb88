import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, redirect } from "@tanstack/react-router";
import type { LiveEvents } from "./api/events";
import { accountRoute } from "./account/AccountPage";
import { auditRoute } from "./audit/AuditPage";
import { clientBundleRoute } from "./client/ClientBundlePage";
import { clientDashboardRoute } from "./client/ClientDashboardPage";
import { clientEvidenceRoute } from "./client/ClientEvidencePage";
import { clientInviteRoute } from "./client/ClientInvitePage";
import { clientLoginRoute } from "./client/ClientLoginPage";
import { clientReportRoute } from "./client/ClientReportPage";
import { clientRoute } from "./client/clientRoute";
import { clientNoticesRoute } from "./client/ClientNoticesPage";
import { clientTeamRoute } from "./client/ClientTeamPage";
import { fixesRoute } from "./client/FixesPage";
import { checksRoute } from "./checks/ChecksPage";
import { deliveriesRoute } from "./deliveries/DeliveriesPage";
import { bundleRoute } from "./evidence/BundlePage";
import { fleetOrderRoute } from "./fleet/FleetOrderPage";
import { fleetRoute } from "./fleet/FleetPage";
import { incidentRoute } from "./incidents/IncidentPage";
import { incidentsRoute } from "./incidents/IncidentsPage";
import { learningRoute } from "./learning/LearningPage";
import { patternRoute } from "./learning/PatternPage";
import { promotionRoute } from "./learning/PromotionPage";
import { masterKeysRoute } from "./keys/MasterKeysPage";
import { forgotPasswordRoute } from "./login/ForgotPasswordPage";
import { loginRoute } from "./login/LoginPage";
import { resetPasswordRoute } from "./login/ResetPasswordPage";
import { setPasswordRoute } from "./login/SetPasswordPage";
import { setUpRoute } from "./login/SetUpPage";
import { activityRoute } from "./partner/ActivityPage";
import { brandRoute } from "./partner/BrandPage";
import { codesRoute } from "./partner/CodesPage";
import { ownKeysRoute } from "./partner/KeysPage";
import { notificationsRoute } from "./partner/NotificationsPage";
import { clientPageRoute } from "./partner/ClientPage";
import { clientsRoute } from "./partner/ClientsPage";
import { overviewRoute } from "./partner/OverviewPage";
import { partnerRoute } from "./partner/partnerRoute";
import { teamRoute } from "./partner/TeamPage";
import { claimRoute } from "./partner/ClaimPage";
import { partnersRoute } from "./partners/PartnersPage";
import { policySourcesRoute } from "./policies/PolicySourcesPage";
import { decisionRoute } from "./planner/DecisionPage";
import { plannerRoute } from "./planner/PlannerPage";
import { releasesRoute } from "./releases/ReleasesPage";
import { ruleRoute } from "./rules/RulePage";
import { rulesRoute } from "./rules/RulesPage";
import { runbookRoute } from "./runbooks/RunbookPage";
import { runbooksRoute } from "./runbooks/RunbooksPage";
import { platformRoute } from "./shell/platformRoute";
import { rootRoute } from "./shell/rootRoute";
import { signedInRoute } from "./shell/signedInRoute";
import { siteRoute } from "./sites/SitePage";
import { sitesRoute } from "./sites/SitesPage";
import { ticketRoute } from "./tickets/TicketPage";
import { ticketsRoute } from "./tickets/TicketsPage";
import { tiersRoute } from "./tiers/TiersPage";
import { usersRoute } from "./users/UsersPage";

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad() {
    throw redirect({ to: "/sites" });
  },
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  loginRoute,
  setPasswordRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  setUpRoute,
  claimRoute,
  clientLoginRoute,
  clientInviteRoute,
  clientRoute.addChildren([
    clientDashboardRoute,
    fixesRoute,
    clientEvidenceRoute,
    clientBundleRoute,
    clientReportRoute,
    clientTeamRoute,
    clientNoticesRoute,
  ]),
  signedInRoute.addChildren([
    sitesRoute,
    siteRoute,
    incidentsRoute,
    incidentRoute,
    ticketsRoute,
    ticketRoute,
    deliveriesRoute,
    tiersRoute,
    plannerRoute,
    decisionRoute,
    bundleRoute,
    rulesRoute,
    ruleRoute,
    runbooksRoute,
    runbookRoute,
    checksRoute,
    accountRoute,
    partnerRoute.addChildren([
      overviewRoute,
      codesRoute,
      notificationsRoute,
      clientsRoute,
      clientPageRoute,
      teamRoute,
      ownKeysRoute,
      brandRoute,
      activityRoute,
    ]),
    platformRoute.addChildren([
      fleetRoute,
      fleetOrderRoute,
      releasesRoute,
      policySourcesRoute,
      learningRoute,
      patternRoute,
      promotionRoute,
      partnersRoute,
      usersRoute,
      auditRoute,
      masterKeysRoute,
    ]),
  ]),
]);

export function createAppRouter(queries: QueryClient, events: LiveEvents) {
  const router = createRouter({
    routeTree,
    context: { queries, events },
    scrollRestoration: true,
    // TanStack Query is the cache.
    defaultPreloadStaleTime: 0,
  });
  router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
    // A new page begins at its content, for keyboards and screen readers too.
    if (fromLocation !== undefined && pathChanged) {
      document.getElementById("main")?.focus({ preventScroll: true });
    }
  });
  return router;
}

declare module "@tanstack/react-router" {
  // The router's own way to learn our routes' types; only an interface can be merged.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
