package osiriscare.central;

import static osiriscare.central.access.Access.ACCOUNT;
import static osiriscare.central.access.Access.ADMIN;
import static osiriscare.central.access.Access.ANYONE;
import static osiriscare.central.access.Access.OPERATE;
import static osiriscare.central.access.Access.PLATFORM_OPERATE;
import static osiriscare.central.access.Access.PLATFORM_READ;
import static osiriscare.central.access.Access.READ;
import static osiriscare.central.access.Access.READ_OR_LOCAL;
import static osiriscare.central.access.Access.SESSION;
import static osiriscare.central.route.Route.delete;
import static osiriscare.central.route.Route.get;
import static osiriscare.central.route.Route.post;
import static osiriscare.central.route.Route.put;
import static osiriscare.protocol.problem.ProblemCode.CONFLICT;
import static osiriscare.protocol.problem.ProblemCode.COOLDOWN;
import static osiriscare.protocol.problem.ProblemCode.EVIDENCE_REQUIRED;
import static osiriscare.protocol.problem.ProblemCode.INVALID_CREDENTIALS;
import static osiriscare.protocol.problem.ProblemCode.INVITE_GONE;
import static osiriscare.protocol.problem.ProblemCode.LOCKED;
import static osiriscare.protocol.problem.ProblemCode.NOT_FOUND;
import static osiriscare.protocol.problem.ProblemCode.PASSKEY_REFUSED;
import static osiriscare.protocol.problem.ProblemCode.RESET_GONE;
import static osiriscare.protocol.problem.ProblemCode.SECOND_FACTOR_REQUIRED;
import static osiriscare.protocol.problem.ProblemCode.SECOND_FACTOR_WRONG;
import static osiriscare.protocol.problem.ProblemCode.UNAVAILABLE;
import static osiriscare.protocol.problem.ProblemCode.UNKNOWN_ORDER_TYPE;
import static osiriscare.protocol.problem.ProblemCode.UNKNOWN_TOOL;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import osiriscare.central.access.Access;
import osiriscare.central.account.AccountApi;
import osiriscare.central.audit.AuditApi;
import osiriscare.central.audit.AuditVerification;
import osiriscare.central.budget.BudgetApi;
import osiriscare.central.budget.BudgetView;
import osiriscare.central.budget.StopView;
import osiriscare.central.catalogue.CatalogueApi;
import osiriscare.central.credential.CredentialApi;
import osiriscare.central.credential.CredentialView;
import osiriscare.central.credential.NewCredential;
import osiriscare.central.delivery.DeliveryApi;
import osiriscare.central.evaluation.EvaluationApi;
import osiriscare.central.evaluation.EvaluationReport;
import osiriscare.central.event.EventApi;
import osiriscare.central.evidence.EvidenceApi;
import osiriscare.central.fleet.FleetApi;
import osiriscare.central.fleet.FleetOrderView;
import osiriscare.central.fleet.NewFleetOrder;
import osiriscare.central.flywheel.FlywheelApi;
import osiriscare.central.flywheel.Replay;
import osiriscare.central.healing.HealingApi;
import osiriscare.central.healing.RuleView;
import osiriscare.central.healing.RunbookView;
import osiriscare.central.health.HealthApi;
import osiriscare.central.incident.IncidentApi;
import osiriscare.central.invite.AcceptApi;
import osiriscare.central.invite.InviteApi;
import osiriscare.central.invite.InviteView;
import osiriscare.central.invite.NewInvite;
import osiriscare.central.masterkey.MasterKeyApi;
import osiriscare.central.misdirected.MisdirectedApi;
import osiriscare.central.openapi.OpenApiApi;
import osiriscare.central.order.NewOrder;
import osiriscare.central.order.OrderApi;
import osiriscare.central.order.OrderView;
import osiriscare.central.order.SignedOrderView;
import osiriscare.central.passkey.PasskeyView;
import osiriscare.central.passkey.Passkeys;
import osiriscare.central.planner.DecisionView;
import osiriscare.central.planner.PlannerApi;
import osiriscare.central.planner.PlannerSites;
import osiriscare.central.policy.PolicyApi;
import osiriscare.central.policy.SwitchChange;
import osiriscare.central.policy.SwitchView;
import osiriscare.central.policy.WantedSwitch;
import osiriscare.central.policysource.PolicySourceApi;
import osiriscare.central.policysource.PolicySourceView;
import osiriscare.central.release.ReleaseApi;
import osiriscare.central.release.ReleaseView;
import osiriscare.central.reset.ResetApi;
import osiriscare.central.route.QueryParameter;
import osiriscare.central.route.Route;
import osiriscare.central.session.SessionView;
import osiriscare.central.site.ApplianceView;
import osiriscare.central.site.NewAppliance;
import osiriscare.central.site.NewSite;
import osiriscare.central.site.SiteApi;
import osiriscare.central.site.SitePhase;
import osiriscare.central.site.SiteView;
import osiriscare.central.sso.SsoApi;
import osiriscare.central.ticket.TicketApi;
import osiriscare.central.ticket.TicketView;
import osiriscare.central.tier.TierApi;
import osiriscare.central.token.CreatedToken;
import osiriscare.central.token.NewToken;
import osiriscare.central.token.TokenView;
import osiriscare.central.tool.ChatApi;
import osiriscare.central.tool.McpDoor;
import osiriscare.central.ui.UiFiles;
import osiriscare.central.user.FactorApi;
import osiriscare.central.user.PasskeyApi;
import osiriscare.central.user.SessionApi;
import osiriscare.central.user.TokenApi;
import osiriscare.central.user.UserAccount;
import osiriscare.central.user.UserApi;
import osiriscare.central.user.UserChange;
import osiriscare.central.watcher.NewWatcher;
import osiriscare.central.watcher.WatcherApi;
import osiriscare.central.watcher.WatcherView;
import osiriscare.protocol.route.MachineRoute;

/// Every route of the people's door, and who may call it. There is no other place where that is
/// said.
record CentralRoutes(
    AccountApi accounts,
    UserApi users,
    SessionApi sessions,
    TokenApi tokens,
    FactorApi factors,
    PasskeyApi passkeys,
    SsoApi sso,
    ResetApi resets,
    InviteApi invites,
    AcceptApi acceptance,
    AuditApi audit,
    SiteApi sites,
    CredentialApi credentials,
    OrderApi orders,
    EvidenceApi evidence,
    PartnerRoutes partners,
    NotificationRoutes notifications,
    ClientRoutes clients,
    IncidentApi incidents,
    WatcherApi watchers,
    HealingApi healing,
    BudgetApi budgets,
    FleetApi fleet,
    PlannerApi planner,
    EvaluationApi evaluation,
    FlywheelApi flywheel,
    ReleaseApi releases,
    TicketApi tickets,
    TierApi tiers,
    DeliveryApi deliveries,
    ChatApi chat,
    McpDoor mcp,
    PolicyApi policies,
    PolicySourceApi policySources,
    CatalogueApi catalogue,
    EventApi events,
    HealthApi health,
    OpenApiApi openApi,
    MasterKeyApi masterKeys,
    MisdirectedApi misdirected,
    UiFiles ui) {

  List<Route> all() {
    return Stream.of(
            accountRoutes(),
            userRoutes(),
            ownRoutes(),
            factorRoutes(),
            inviteRoutes(),
            siteRoutes(),
            credentialRoutes(),
            orderRoutes(),
            evidenceRoutes(),
            partners.all(),
            notifications.all(),
            clients.all(),
            watcherRoutes(),
            healingRoutes(),
            fleetRoutes(),
            plannerRoutes(),
            flywheelRoutes(),
            releaseRoutes(),
            ticketRoutes(),
            toolRoutes(),
            policyRoutes(),
            masterKeyRoutes(),
            otherRoutes(),
            machineRoutes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> accountRoutes() {
    return List.of(
        post("/api/auth/login", ANYONE)
            .named("auth", "login", "Open a session")
            .takes(AccountApi.LoginRequest.class)
            .problems(INVALID_CREDENTIALS, SECOND_FACTOR_REQUIRED, SECOND_FACTOR_WRONG, LOCKED)
            .answers(AccountApi.LoggedIn.class, accounts::login),
        get("/api/auth/methods", ANYONE)
            .named("auth", "loginMethods", "Tell which other ways to log in there are")
            .answers(SsoApi.LoginMethods.class, sso::methods),
        get("/api/auth/sso", ANYONE)
            .named("auth", "beginSso", "Lead a browser to the organisation's own login")
            .problems(NOT_FOUND)
            .writes(SsoApi.MEDIA_TYPE, sso::begin),
        get("/api/auth/sso/callback", ANYONE)
            .named("auth", "endSso", "Take a browser that comes back from there")
            .query(QueryParameter.text("code", "What the provider's token is redeemed with"))
            .query(QueryParameter.text("state", "Ties the answer to the browser that asked"))
            .problems(NOT_FOUND)
            .writes(SsoApi.MEDIA_TYPE, sso::callback),
        post("/api/auth/passkey/options", ANYONE)
            .named("auth", "beginPasskeyLogin", "Get a challenge for a passkey")
            .answers(Passkeys.LoginOptions.class, accounts::passkeyOptions),
        post("/api/auth/passkey/login", ANYONE)
            .named("auth", "loginWithPasskey", "Open a session with a passkey alone")
            .takes(AccountApi.PasskeyLoginRequest.class)
            .problems(PASSKEY_REFUSED)
            .answers(AccountApi.LoggedIn.class, accounts::loginWithPasskey),
        post("/api/auth/password-reset", ANYONE)
            .named("auth", "askPasswordReset", "Mail a link to who has forgotten the password")
            .takes(ResetApi.PasswordResetRequest.class)
            .does(resets::ask),
        post("/api/auth/password-reset/complete", ANYONE)
            .named("auth", "completePasswordReset", "Choose another password; ends all sessions")
            .takes(ResetApi.NewPasswordRequest.class)
            .problems(RESET_GONE)
            .does(resets::complete),
        post("/api/auth/logout", SESSION)
            .named("auth", "logout", "End the session")
            .does(accounts::logout),
        get("/api/auth/me", ACCOUNT)
            .named("auth", "me", "Tell who is calling")
            .answers(AccountApi.Me.class, accounts::me),
        get("/api/auth/audit-logs", ADMIN)
            .named("audit", "listAuditLog", "Who did what, when and from where, newest first")
            .query(QueryParameter.text("actor", "Only what this account did"))
            .query(QueryParameter.text("action", "Only this action, or its group such as login"))
            .query(QueryParameter.text("site_id", "Only what was done at this site"))
            .pages(AuditApi.AuditLine.class, audit::list),
        get("/api/auth/audit-logs/verify", ADMIN)
            .named("audit", "verifyAuditLog", "Check that no line was changed or removed")
            .query(QueryParameter.text("links", "A line whose link was kept elsewhere"))
            .query(
                QueryParameter.text("head", "The hash of that link, which must be the same still"))
            .answers(AuditVerification.AuditVerdict.class, audit::verify));
  }

  private List<Route> userRoutes() {
    return List.of(
        get("/api/users", ADMIN)
            .named("users", "listUsers", "Accounts by name")
            .pages(UserAccount.class, users::list),
        put("/api/users/{id}", ADMIN)
            .named("users", "updateUser", "Change role, status or name of an account")
            .takes(UserChange.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(UserAccount.class, call -> users.update(call, call.uuid("id"))),
        get("/api/users/{id}/sessions", ADMIN)
            .named("users", "listUserSessions", "Sessions of an account")
            .problems(NOT_FOUND)
            .answersWhole(SessionView.class, sessions::ofUser),
        delete("/api/users/{id}/sessions/{session_id}", ADMIN)
            .named("users", "endUserSession", "End a session of an account")
            .problems(NOT_FOUND)
            .does(sessions::endOfUser),
        get("/api/users/{id}/tokens", ADMIN)
            .named("users", "listUserTokens", "API tokens of an account, newest first")
            .problems(NOT_FOUND)
            .pages(TokenView.class, tokens::ofUser),
        delete("/api/users/{id}/tokens/{token_id}", ADMIN)
            .named("users", "revokeUserToken", "Revoke an API token of an account")
            .problems(NOT_FOUND)
            .does(tokens::revokeOfUser));
  }

  /// What everybody does with the own account. What a thief of a token could abuse needs a session.
  private List<Route> ownRoutes() {
    return List.of(
        get("/api/users/me", ACCOUNT)
            .named("users", "getMe", "The own account")
            .answers(UserAccount.class, users::me),
        post("/api/users/me/password", SESSION)
            .named("users", "changePassword", "Change the own password; ends all other sessions")
            .takes(UserApi.PasswordChangeRequest.class)
            .problems(LOCKED)
            .does(users::changePassword),
        get("/api/users/me/sessions", SESSION)
            .named("users", "listMySessions", "The own sessions")
            .answersWhole(SessionView.class, sessions::mine),
        delete("/api/users/me/sessions", SESSION)
            .named("users", "endMyOtherSessions", "End all own sessions but this one")
            .does(sessions::endMyOthers),
        delete("/api/users/me/sessions/{session_id}", SESSION)
            .named("users", "endMySession", "End one of the own sessions")
            .problems(NOT_FOUND)
            .does(sessions::endMine),
        get("/api/users/me/tokens", SESSION)
            .named("users", "listMyTokens", "The own API tokens, newest first")
            .pages(TokenView.class, tokens::mine),
        post("/api/users/me/tokens", SESSION)
            .named("users", "createToken", "Make an API token, shown this once")
            .takes(NewToken.class)
            .problems(CONFLICT)
            .creates(CreatedToken.class, tokens::create),
        delete("/api/users/me/tokens/{token_id}", SESSION)
            .named("users", "revokeMyToken", "Revoke one of the own API tokens")
            .problems(NOT_FOUND)
            .does(tokens::revokeMine));
  }

  private List<Route> factorRoutes() {
    return List.of(
        get("/api/users/me/factors", SESSION)
            .named("factors", "getMyFactors", "The own second factors")
            .answers(FactorApi.Factors.class, factors::mine),
        post("/api/users/me/totp", SESSION)
            .named("factors", "beginTotp", "Get a secret for a device, shown this once")
            .takes(FactorApi.CurrentPasswordRequest.class)
            .problems(CONFLICT, LOCKED)
            .answers(FactorApi.TotpEnrolment.class, factors::begin),
        post("/api/users/me/totp/confirm", SESSION)
            .named("factors", "confirmTotp", "Show the device's first code; get recovery codes")
            .takes(FactorApi.TotpCodeRequest.class)
            .answers(FactorApi.NewRecoveryCodes.class, factors::confirm),
        post("/api/users/me/totp/remove", SESSION)
            .named("factors", "removeTotp", "Forget the device and the recovery codes")
            .takes(FactorApi.CurrentPasswordRequest.class)
            .problems(NOT_FOUND, LOCKED)
            .does(factors::remove),
        post("/api/users/me/recovery-codes", SESSION)
            .named("factors", "renewRecoveryCodes", "Get other recovery codes, shown this once")
            .takes(FactorApi.CurrentPasswordRequest.class)
            .problems(CONFLICT, LOCKED)
            .answers(FactorApi.NewRecoveryCodes.class, factors::renewRecoveryCodes),
        post("/api/users/me/passkeys/options", SESSION)
            .named("factors", "beginPasskey", "Get a challenge to register a device with")
            .takes(FactorApi.CurrentPasswordRequest.class)
            .problems(LOCKED)
            .answers(Passkeys.RegistrationOptions.class, passkeys::begin),
        post("/api/users/me/passkeys", SESSION)
            .named("factors", "addPasskey", "Register the key that the device made")
            .takes(PasskeyApi.NewPasskey.class)
            .answers(PasskeyView.class, passkeys::add),
        put("/api/users/me/passkeys/{passkey_id}", SESSION)
            .named("factors", "renamePasskey", "Give a key another name")
            .takes(PasskeyApi.PasskeyNameRequest.class)
            .problems(NOT_FOUND)
            .does(passkeys::rename),
        post("/api/users/me/passkeys/{passkey_id}/remove", SESSION)
            .named("factors", "removePasskey", "Forget a key")
            .takes(FactorApi.CurrentPasswordRequest.class)
            .problems(NOT_FOUND, LOCKED)
            .does(passkeys::remove),
        delete("/api/users/{id}/factors", ADMIN)
            .named("users", "resetUserFactors", "Forget all second factors of somebody else")
            .problems(NOT_FOUND, CONFLICT)
            .does(factors::reset));
  }

  private List<Route> inviteRoutes() {
    return List.of(
        post("/api/users/invite", ADMIN)
            .named("users", "inviteUser", "Invite somebody by mail")
            .takes(NewInvite.class)
            .problems(CONFLICT)
            .creates(InviteView.class, invites::invite),
        get("/api/users/invites", ADMIN)
            .named("users", "listInvites", "Invitations that wait to be accepted")
            .pages(InviteView.class, invites::list),
        post("/api/users/invite/{invite_id}/resend", ADMIN)
            .named("users", "resendInvite", "Mail an invitation again, with another link")
            .problems(NOT_FOUND)
            .answers(InviteView.class, invites::resend),
        delete("/api/users/invite/{invite_id}", ADMIN)
            .named("users", "revokeInvite", "End an invitation")
            .problems(NOT_FOUND)
            .does(invites::revoke),
        get("/api/users/invite/validate/{token}", ANYONE)
            .named("users", "validateInvite", "What the link of an invitation is for")
            .problems(NOT_FOUND, INVITE_GONE)
            .answers(AcceptApi.Invitation.class, acceptance::validate),
        post("/api/users/invite/accept", ANYONE)
            .named("users", "acceptInvite", "Make the account, with the password that was chosen")
            .takes(AcceptApi.AcceptRequest.class)
            .problems(NOT_FOUND, INVITE_GONE, CONFLICT)
            .answers(AcceptApi.Accepted.class, acceptance::accept));
  }

  private List<Route> masterKeyRoutes() {
    return List.of(
        get("/api/master-keys", ADMIN)
            .named(
                "masterkeys",
                "listMasterKeys",
                "Which key seals what is kept secret, and which did")
            .answers(MasterKeyApi.MasterKeys.class, masterKeys::list),
        post("/api/master-keys/rotate", ADMIN)
            .named(
                "masterkeys",
                "rotateMasterKey",
                "Seal with a new key from now on, and what is kept anew")
            .answers(MasterKeyApi.MasterKeys.class, masterKeys::rotate));
  }

  private List<Route> siteRoutes() {
    return List.of(
        get("/api/sites", READ)
            .named("sites", "listSites", "Sites by name, with live status and counts")
            .pages(SiteView.class, sites::list),
        post("/api/sites", OPERATE)
            .named("sites", "createSite", "Make a site")
            .takes(NewSite.class)
            .problems(CONFLICT)
            .creates(SiteView.class, sites::create),
        get("/api/sites/{id}", READ)
            .named("sites", "getSite", "One site, with the latest word on each check")
            .problems(NOT_FOUND)
            .answers(SiteView.SiteDetail.class, sites::get),
        get("/api/sites/{id}/deployment-status", READ)
            .named("sites", "getSiteProgress", "How far a site is with coming up")
            .problems(NOT_FOUND)
            .answers(SitePhase.SiteProgress.class, sites::progress),
        get("/api/sites/{id}/appliances", READ)
            .named("sites", "listAppliances", "Appliances of a site")
            .problems(NOT_FOUND)
            .pages(ApplianceView.class, sites::appliances),
        post("/api/sites/{id}/appliances", OPERATE)
            .named(
                "sites",
                "registerAppliance",
                "Register an appliance that was configured instead of claimed")
            .takes(NewAppliance.class)
            .problems(NOT_FOUND, CONFLICT)
            .creates(ApplianceView.class, sites::register));
  }

  private List<Route> credentialRoutes() {
    return List.of(
        get("/api/sites/{id}/credentials", READ)
            .named("credentials", "listCredentials", "What opens the site's machines, never shown")
            .problems(NOT_FOUND)
            .pages(CredentialView.class, credentials::list),
        post("/api/sites/{id}/credentials", OPERATE)
            .named("credentials", "createCredential", "Put in what opens a machine")
            .takes(NewCredential.class)
            .problems(NOT_FOUND, CONFLICT)
            .creates(CredentialView.class, credentials::create),
        put("/api/sites/{id}/credentials/{credential_id}", OPERATE)
            .named("credentials", "replaceCredential", "Put another in its place")
            .takes(NewCredential.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(CredentialView.class, credentials::replace),
        delete("/api/sites/{id}/credentials/{credential_id}", OPERATE)
            .named("credentials", "removeCredential", "Remove it, here and from the appliance")
            .problems(NOT_FOUND)
            .does(credentials::remove),
        get("/api/sites/{id}/credentials/{credential_id}/log", READ)
            .named("credentials", "listCredentialLog", "Who changed it, and who was handed it")
            .problems(NOT_FOUND)
            .pages(AuditApi.AuditLine.class, credentials::log));
  }

  private List<Route> orderRoutes() {
    return List.of(
        post("/api/sites/{id}/appliances/{appl}/orders", OPERATE)
            .named("orders", "createOrder", "Sign an order, which the appliance then pulls")
            .takes(NewOrder.class)
            .problems(NOT_FOUND, UNKNOWN_ORDER_TYPE)
            .creates(SignedOrderView.class, orders::create),
        get("/api/sites/{id}/orders", READ)
            .named("orders", "listOrders", "Orders of a site and what became of them, newest first")
            .problems(NOT_FOUND)
            .pages(OrderView.class, orders::list));
  }

  private List<Route> evidenceRoutes() {
    return List.of(
        get("/api/evidence/sites/{id}/bundles", READ)
            .named("evidence", "listBundles", "Evidence of a site, newest first")
            .query(QueryParameter.text("check", "Only bundles about this check type"))
            .query(new QueryParameter("kind", "Only bundles of this kind", EvidenceApi.KINDS))
            .problems(NOT_FOUND)
            .pages(EvidenceApi.BundleRow.class, evidence::list),
        get("/api/evidence/{bundle_id}", READ)
            .named("evidence", "getBundle", "One bundle as it was signed")
            .problems(NOT_FOUND)
            .answers(EvidenceApi.SignedBundleView.class, evidence::get),
        get("/api/evidence/{bundle_id}/verify", READ)
            .named("evidence", "verifyBundle", "Check signature and chain from the stored bytes")
            .problems(NOT_FOUND)
            .answers(EvidenceApi.BundleVerdict.class, evidence::verify));
  }

  private List<Route> watcherRoutes() {
    return List.of(
        get("/api/sites/{id}/watchers", READ)
            .named("watchers", "listWatchers", "Watchers of a site's hosts, revoked ones included")
            .problems(NOT_FOUND)
            .pages(WatcherView.class, watchers::list),
        post("/api/sites/{id}/watchers", OPERATE)
            .named("watchers", "registerWatcher", "Let a watcher report incidents of this site")
            .takes(NewWatcher.class)
            .problems(NOT_FOUND, CONFLICT)
            .creates(WatcherView.class, watchers::register),
        post("/api/sites/{id}/watchers/{watcher_id}/revoke", OPERATE)
            .named("watchers", "revokeWatcher", "Take nothing from a watcher any more")
            .problems(NOT_FOUND)
            .answers(WatcherView.class, watchers::revoke));
  }

  private List<Route> healingRoutes() {
    return List.of(
        get("/api/rules", READ)
            .named("healing", "listRules", "Rules, in the order in which they are tried")
            .answersWhole(RuleView.class, healing::rules),
        post("/api/rules/try", READ)
            .named("healing", "tryState", "Decide on a state without doing anything")
            .takes(HealingApi.TryState.class)
            .answers(HealingApi.TriedDecision.class, healing::tryState),
        get("/api/runbooks", READ)
            .named("healing", "listRunbooks", "Runbooks by id")
            .answersWhole(RunbookView.class, healing::runbooks),
        get("/api/healing/budget", READ)
            .named("healing", "listBudget", "What each runbook did by itself, and may still do")
            .query(QueryParameter.text("site_id", "At this site; everywhere unless given"))
            .problems(NOT_FOUND)
            .answersWhole(BudgetView.class, budgets::budget),
        get("/api/healing/stops", READ)
            .named("healing", "listStops", "Runbooks that are stopped, and resets of the last day")
            .query(QueryParameter.text("site_id", "Only what holds at this site"))
            .answersWhole(StopView.class, budgets::stops),
        post("/api/healing/stops/{stop_id}/reset", OPERATE)
            .named("healing", "resetStop", "Let a stopped runbook go on")
            .takes(BudgetApi.EndStop.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(StopView.class, budgets::reset));
  }

  private List<Route> releaseRoutes() {
    return List.of(
        get("/api/releases", PLATFORM_READ)
            .named("releases", "listReleases", "Agents that appliances may be ordered to run")
            .answersWhole(ReleaseView.class, releases::list),
        put("/api/releases/{archive}", ADMIN)
            .named(
                "releases",
                "putRelease",
                "Keep an archive that a release key signed; the body is its bytes, as "
                    + ReleaseApi.MEDIA_TYPE)
            .problems(CONFLICT)
            .answers(ReleaseView.class, releases::put));
  }

  private List<Route> fleetRoutes() {
    return List.of(
        get("/api/fleet/orders", PLATFORM_READ)
            .named("fleet", "listFleetOrders", "Orders to the whole fleet, newest first")
            .pages(FleetOrderView.class, fleet::list),
        post("/api/fleet/orders", ADMIN)
            .named("fleet", "createFleetOrder", "Order something of the whole fleet, in stages")
            .takes(NewFleetOrder.class)
            .problems(CONFLICT, UNKNOWN_ORDER_TYPE)
            .creates(FleetOrderView.class, fleet::create),
        get("/api/fleet/orders/{fleet_order_id}", PLATFORM_READ)
            .named("fleet", "getFleetOrder", "One fleet order and how far it has come")
            .problems(NOT_FOUND)
            .answers(FleetOrderView.class, fleet::get),
        get("/api/fleet/orders/{fleet_order_id}/appliances", PLATFORM_READ)
            .named("fleet", "listFleetTargets", "How each appliance's part stands")
            .problems(NOT_FOUND)
            .pages(FleetOrderView.FleetTargetView.class, fleet::appliances),
        post("/api/fleet/orders/{fleet_order_id}/pause", ADMIN)
            .named("fleet", "pauseFleetOrder", "Hand out no more orders for now")
            .takes(FleetApi.Reason.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(FleetOrderView.class, fleet::pause),
        post("/api/fleet/orders/{fleet_order_id}/resume", ADMIN)
            .named("fleet", "resumeFleetOrder", "Let a held or stopped fleet order go on")
            .takes(FleetApi.Reason.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(FleetOrderView.class, fleet::resume),
        post("/api/fleet/orders/{fleet_order_id}/cancel", ADMIN)
            .named("fleet", "cancelFleetOrder", "End a fleet order")
            .takes(FleetApi.Reason.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(FleetOrderView.class, fleet::cancel));
  }

  private List<Route> plannerRoutes() {
    return List.of(
        get("/api/planner", PLATFORM_READ)
            .named("planner", "getPlanner", "Tell how the planner stands and what it spent")
            .answers(PlannerApi.PlannerView.class, planner::planner),
        get("/api/planner/evaluation", PLATFORM_READ)
            .named(
                "planner", "getPlannerEvaluation", "What planners are worth on our own scenarios")
            .problems(NOT_FOUND)
            .answers(EvaluationReport.class, evaluation::latest),
        get("/api/planner/sites", READ)
            .named("planner", "listPlannerSites", "Tell how the planner stands at each site")
            .query(QueryParameter.text("site_id", "Only this site"))
            .pages(PlannerSites.PlannerSiteView.class, planner::sites),
        get("/api/planner/decisions", READ)
            .named("planner", "listPlannerDecisions", "Page through the planner's decisions")
            .query(QueryParameter.text("site_id", "Only those about this site"))
            .query(
                QueryParameter.text(
                    "status", "Only asking, ordered, waiting, rejected, escalated or void ones"))
            .query(QueryParameter.text("incident_id", "Only those about this incident"))
            .pages(DecisionView.class, planner::list),
        get("/api/planner/decisions/{decision_id}", READ)
            .named("planner", "getPlannerDecision", "Look at a decision of the planner")
            .problems(NOT_FOUND)
            .answers(DecisionView.class, planner::get),
        post("/api/planner/decisions/{decision_id}/approve", OPERATE)
            .named("planner", "approvePlan", "Order a plan that waits for a person")
            .takes(PlannerApi.Review.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(DecisionView.class, planner::approve),
        post("/api/planner/decisions/{decision_id}/reject", OPERATE)
            .named("planner", "rejectPlan", "Say no to a plan that waits for a person")
            .takes(PlannerApi.Review.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(DecisionView.class, planner::reject),
        put("/api/sites/{id}/planner", OPERATE)
            .named("planner", "setPlannerMode", "Say what becomes of plans at a site")
            .takes(PlannerApi.SiteMode.class)
            .problems(NOT_FOUND)
            .answers(PlannerApi.SiteMode.class, planner::setMode));
  }

  private List<Route> flywheelRoutes() {
    return List.of(
        get("/api/flywheel/patterns", PLATFORM_READ)
            .named("flywheel", "listPatterns", "What the planner's plans taught, newest first")
            .query(
                new QueryParameter(
                    "candidate", "Only those that wait for a person's word", List.of("true")))
            .pages(FlywheelApi.PatternView.class, flywheel::patterns),
        get("/api/flywheel/patterns/{signature}", PLATFORM_READ)
            .named("flywheel", "getPattern", "A pattern and where it was seen")
            .problems(NOT_FOUND)
            .answers(FlywheelApi.PatternDetail.class, flywheel::pattern),
        get("/api/flywheel/patterns/{signature}/replay", PLATFORM_READ)
            .named("flywheel", "replayPattern", "What its rule would have done in the last 90 days")
            .problems(NOT_FOUND)
            .answers(Replay.class, flywheel::replay),
        post("/api/flywheel/patterns/{signature}/approve", PLATFORM_OPERATE)
            .named("flywheel", "approvePattern", "Make a pattern a rule, rolled out in stages")
            .takes(FlywheelApi.Approval.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(FlywheelApi.PromotionView.class, flywheel::approve),
        post("/api/flywheel/patterns/{signature}/reject", PLATFORM_OPERATE)
            .named("flywheel", "rejectPattern", "Say no to a pattern that waits")
            .takes(FlywheelApi.Objection.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(FlywheelApi.PromotionView.class, flywheel::reject),
        get("/api/flywheel/promotions", PLATFORM_READ)
            .named("flywheel", "listPromotions", "What became of patterns, newest first")
            .query(QueryParameter.text("signature", "Only of this pattern"))
            .pages(FlywheelApi.PromotionView.class, flywheel::promotions),
        get("/api/flywheel/promotions/{promotion_id}", PLATFORM_READ)
            .named("flywheel", "getPromotion", "A learned rule and how it does")
            .problems(NOT_FOUND)
            .answers(FlywheelApi.PromotionView.class, flywheel::promotion),
        get("/api/flywheel/promotions/{promotion_id}/sites", PLATFORM_READ)
            .named("flywheel", "listPromotedSites", "Where a learned rule goes, stage by stage")
            .problems(NOT_FOUND)
            .pages(FlywheelApi.PromotedSite.class, flywheel::sites),
        post("/api/flywheel/promotions/{promotion_id}/demote", PLATFORM_OPERATE)
            .named("flywheel", "demoteRule", "Take a learned rule back, wherever it is")
            .takes(FlywheelApi.Objection.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(FlywheelApi.PromotionView.class, flywheel::demote));
  }

  private List<Route> ticketRoutes() {
    return List.of(
        get("/api/tiers", READ)
            .named("tickets", "getTiers", "Which tier puts incidents right, how fast, at what cost")
            .query(QueryParameter.text("days", "Of the last so many days; 30 without it"))
            .query(QueryParameter.text("site_id", "Only those of this site"))
            .answers(TierApi.TiersView.class, tiers::tiers),
        get("/api/tickets", READ)
            .named("tickets", "listTickets", "Page through tickets, newest first")
            .query(QueryParameter.text("site_id", "Only those of this site"))
            .query(QueryParameter.text("status", "Only open, acknowledged or resolved ones"))
            .query(QueryParameter.text("incident_id", "Only those of this incident"))
            .query(QueryParameter.text("severity", "Only low, medium, high or critical ones"))
            .query(QueryParameter.text("assignee", "Only those that this account sees to"))
            .pages(TicketView.class, tickets::list),
        get("/api/tickets/{ticket_id}", READ)
            .named("tickets", "getTicket", "Look at a ticket")
            .problems(NOT_FOUND)
            .answers(TicketView.class, tickets::get),
        post("/api/tickets/{ticket_id}/acknowledge", OPERATE)
            .named("tickets", "acknowledgeTicket", "Say that somebody has a ticket in hand")
            .problems(NOT_FOUND)
            .answers(TicketView.class, tickets::acknowledge),
        post("/api/tickets/{ticket_id}/assign", OPERATE)
            .named("tickets", "assignTicket", "Give a ticket to somebody")
            .takes(TicketApi.Assignment.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(TicketView.class, tickets::assign),
        post("/api/tickets/{ticket_id}/resolve", OPERATE)
            .named("tickets", "resolveTicket", "Say that a ticket is done")
            .takes(TicketApi.Resolution.class)
            .problems(NOT_FOUND)
            .answers(TicketView.class, tickets::resolve),
        get("/api/deliveries", READ)
            .named("deliveries", "listDeliveries", "Page through what was told to whom")
            .query(QueryParameter.text("site_id", "Only about this site"))
            .query(
                QueryParameter.text(
                    "status", "Only waiting, sending, delivered, unsure or dead ones"))
            .query(QueryParameter.text("ticket_id", "Only about this ticket"))
            .pages(DeliveryApi.DeliveryView.class, deliveries::list),
        post("/api/deliveries/{delivery_id}/retry", OPERATE)
            .named("deliveries", "retryDelivery", "Tell again what was given up")
            .problems(NOT_FOUND, CONFLICT)
            .answers(DeliveryApi.DeliveryView.class, deliveries::retry));
  }

  private List<Route> toolRoutes() {
    return List.of(
        post("/chat", OPERATE)
            .named("chat", "chat", "Report an incident, or use a tool by name")
            .takes(ChatApi.ChatRequest.class)
            .problems(NOT_FOUND, CONFLICT, UNKNOWN_TOOL, COOLDOWN)
            .answers(ChatApi.ChatReply.class, chat::chat),
        post("/mcp", READ)
            .named("mcp", "mcp", "Send a message of the Model Context Protocol (streamable HTTP)")
            .writes("application/json", mcp::serve),
        get("/mcp", READ)
            .named("mcp", "mcpStream", "There is no stream of the server's own")
            .refuses(mcp::refuse),
        delete("/mcp", READ)
            .named("mcp", "mcpEnd", "There is no session to end")
            .refuses(mcp::refuse));
  }

  private List<Route> policyRoutes() {
    return List.of(
        get("/api/sites/{id}/policy", READ)
            .named("policy", "getPolicy", "Rules, switches and settings as they were signed last")
            .query(QueryParameter.text("appliance_id", "As they hold for this appliance"))
            .problems(NOT_FOUND)
            .answers(PolicyApi.PolicyView.class, policies::policy),
        get("/api/sites/{id}/switches", READ)
            .named("policy", "listSwitches", "What is switched off at a site")
            .problems(NOT_FOUND)
            .answersWhole(SwitchView.class, policies::switches),
        put("/api/sites/{id}/switches", OPERATE)
            .named("policy", "putSwitch", "Switch a rule, a runbook or a check off or on")
            .takes(WantedSwitch.class)
            .problems(NOT_FOUND, CONFLICT)
            .answersWhole(SwitchView.class, policies::put),
        get("/api/switches/history", READ)
            .named("policy", "listSwitchHistory", "Who switched something off or on, newest first")
            .query(new QueryParameter("kind", "What it is", List.of("rule", "runbook", "check")))
            .query(QueryParameter.text("name", "Id of the rule or runbook, or type of the check"))
            .answersWhole(SwitchChange.class, policies::history),
        get("/api/policy-sources", PLATFORM_READ)
            .named("policy", "listPolicySources", "Git repositories that policies come from")
            .answersWhole(PolicySourceView.class, policySources::list),
        post("/api/policy-sources/{source}/look", PLATFORM_OPERATE)
            .named("policy", "lookAtPolicySource", "Fetch and check a repository now")
            .problems(NOT_FOUND)
            .answers(PolicySourceView.class, policySources::look));
  }

  private List<Route> otherRoutes() {
    return List.of(
        get("/api/incidents", READ)
            .named("incidents", "listIncidents", "Incidents, newest first")
            .query(QueryParameter.text("site_id", "Only incidents of this site"))
            .query(new QueryParameter("status", "Only incidents in this state", IncidentApi.STATES))
            .query(QueryParameter.text("host_id", "Only incidents on this host"))
            .query(
                QueryParameter.text(
                    "type",
                    "Only incidents of this check, or of this type when they have no check"))
            .pages(IncidentApi.IncidentView.class, incidents::list),
        get("/api/incidents/{incident_id}", READ)
            .named("incidents", "getIncident", "One incident, and what happened around it")
            .problems(NOT_FOUND)
            .answers(IncidentApi.IncidentDetail.class, incidents::get),
        post("/api/incidents/{incident_id}/resolve", OPERATE)
            .named("incidents", "resolveIncident", "Close an incident that no evidence can close")
            .takes(IncidentApi.Closing.class)
            .problems(NOT_FOUND, EVIDENCE_REQUIRED)
            .answers(IncidentApi.IncidentDetail.class, incidents::resolve),
        get("/api/checks", READ)
            .named("checks", "listChecks", "The check catalogue")
            .answersWhole(CatalogueApi.CheckView.class, catalogue::list),
        get("/api/events", READ)
            .named(
                "events", "events", "Server-sent events: hello {build_id}, site_changed {site_id}")
            .problems(UNAVAILABLE)
            .writes(EventApi.MEDIA_TYPE, events::open),
        get("/health", ANYONE)
            .named("operations", "health", "Build and database state")
            .problems(UNAVAILABLE)
            .answers(HealthApi.Health.class, health::health),
        get("/metrics", READ_OR_LOCAL)
            .named("operations", "metrics", "Prometheus metrics")
            .writes(HealthApi.TEXT_FORMAT, health::metrics),
        get("/v3/api-docs", ANYONE)
            .named("operations", "apiDocs", "This document")
            .writes("application/json", openApi::document),
        get("/{*path}", ANYONE).named("ui", "ui", "The user interface").writes("*/*", ui::serve));
  }

  /// Machines that came to the wrong door are told the right one.
  private List<Route> machineRoutes() {
    return Arrays.stream(MachineRoute.values())
        .filter(route -> MachineRoute.ofMachinePath(route.template()).isPresent())
        .map(route ->
            Route.of(HttpMethod.valueOf(route.method()), route.template(), Access.ANYONE)
                .named(
                    "machines",
                    "misdirected_" + route.name().toLowerCase(Locale.ROOT),
                    route.summary())
                .refuses(misdirected::refuse))
        .toList();
  }
}
