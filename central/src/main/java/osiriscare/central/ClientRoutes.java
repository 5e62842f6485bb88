package osiriscare.central;

import static osiriscare.central.access.Access.ANYONE;
import static osiriscare.central.access.Access.CLIENT;
import static osiriscare.central.access.Access.CLIENT_ADMIN;
import static osiriscare.central.access.Access.CLIENT_OWNER;
import static osiriscare.central.access.Access.PARTNER_OPERATE;
import static osiriscare.central.access.Access.PARTNER_READ;
import static osiriscare.central.route.Route.delete;
import static osiriscare.central.route.Route.get;
import static osiriscare.central.route.Route.post;
import static osiriscare.central.route.Route.put;
import static osiriscare.protocol.problem.ProblemCode.CONFLICT;
import static osiriscare.protocol.problem.ProblemCode.INVITE_GONE;
import static osiriscare.protocol.problem.ProblemCode.LINK_GONE;
import static osiriscare.protocol.problem.ProblemCode.LOGIN_AGAIN;
import static osiriscare.protocol.problem.ProblemCode.NOT_FOUND;
import static osiriscare.protocol.problem.ProblemCode.UNAVAILABLE;

import java.util.List;
import java.util.stream.Stream;
import osiriscare.central.client.ClientApi;
import osiriscare.central.client.ClientLoginApi;
import osiriscare.central.client.ClientViews;
import osiriscare.central.client.OwnershipApi;
import osiriscare.central.client.TeamApi;
import osiriscare.central.clientnotice.ClientNoticeApi;
import osiriscare.central.clientnotice.ClientNoticeViews;
import osiriscare.central.evidence.EvidenceApi;
import osiriscare.central.portal.PortalApi;
import osiriscare.central.portal.PostureViews;
import osiriscare.central.route.QueryParameter;
import osiriscare.central.route.Route;

/// The routes about clients: their partners', and what clients do for themselves.
record ClientRoutes(
    ClientApi clients,
    ClientLoginApi login,
    TeamApi team,
    OwnershipApi ownership,
    PortalApi portal,
    ClientNoticeApi notices) {

  List<Route> all() {
    return Stream.of(
            partnerRoutes(),
            loginRoutes(),
            teamRoutes(),
            ownershipRoutes(),
            portalRoutes(),
            noticeRoutes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> partnerRoutes() {
    return List.of(
        get("/api/partners/me/clients", PARTNER_READ)
            .named("partner", "listOwnClients", "Clients by name")
            .pages(ClientViews.ClientView.class, clients::list),
        post("/api/partners/me/clients", PARTNER_OPERATE)
            .named("partner", "createOwnClient", "Make a client")
            .takes(ClientViews.NewClient.class)
            .creates(ClientViews.ClientView.class, clients::create),
        get("/api/partners/me/clients/{client_id}", PARTNER_READ)
            .named("partner", "getOwnClient", "One client with its sites and people")
            .problems(NOT_FOUND)
            .answers(ClientViews.ClientDetail.class, clients::get),
        put("/api/partners/me/clients/{client_id}", PARTNER_OPERATE)
            .named("partner", "updateOwnClient", "Change the name, close it or open it again")
            .takes(ClientViews.ClientChange.class)
            .problems(NOT_FOUND)
            .answers(ClientViews.ClientView.class, clients::update),
        put("/api/partners/me/clients/{client_id}/sites", PARTNER_OPERATE)
            .named("partner", "setOwnClientSites", "Give it these sites and no others")
            .takes(ClientViews.ClientSites.class)
            .problems(NOT_FOUND)
            .answers(ClientViews.ClientDetail.class, clients::setSites),
        post("/api/partners/me/clients/{client_id}/invites", PARTNER_OPERATE)
            .named("partner", "inviteToOwnClient", "Invite somebody of the client by mail")
            .takes(ClientViews.NewClientInvite.class)
            .problems(NOT_FOUND, CONFLICT, UNAVAILABLE)
            .creates(ClientViews.ClientInvite.class, clients::invite),
        delete("/api/partners/me/clients/{client_id}/invites/{client_invite_id}", PARTNER_OPERATE)
            .named("partner", "revokeInviteToOwnClient", "End an invitation")
            .problems(NOT_FOUND)
            .does(clients::revokeInvite));
  }

  private List<Route> loginRoutes() {
    return List.of(
        post("/api/client/links", ANYONE)
            .named("client", "askClientLink", "Mail a link that logs in, if the address is known")
            .takes(ClientViews.LinkRequest.class)
            .does(login::ask),
        post("/api/client/session", ANYONE)
            .named("client", "openClientSession", "Log in with a link, which works once")
            .takes(ClientViews.LinkToken.class)
            .problems(LINK_GONE)
            .answers(ClientViews.ClientMe.class, login::open),
        post("/api/client/invitation", ANYONE)
            .named("client", "lookAtClientInvite", "What an invitation is for")
            .takes(ClientViews.LinkToken.class)
            .problems(INVITE_GONE)
            .answers(ClientViews.ClientInvitation.class, login::look),
        post("/api/client/invitation/accept", ANYONE)
            .named("client", "acceptClientInvite", "Accept an invitation, which logs in")
            .takes(ClientViews.ClientAcceptance.class)
            .problems(INVITE_GONE)
            .answers(ClientViews.ClientMe.class, login::accept),
        get("/api/client/me", CLIENT)
            .named("client", "getClientMe", "Who is calling, of which client, in which brand")
            .answers(ClientViews.ClientMe.class, login::me),
        post("/api/client/logout", CLIENT)
            .named("client", "logOutClient", "End the session")
            .does(login::logout));
  }

  private List<Route> teamRoutes() {
    return List.of(
        get("/api/client/team", CLIENT)
            .named("client", "getClientTeam", "Everybody of the client, and who is invited")
            .answers(ClientViews.ClientTeam.class, team::list),
        put("/api/client/organisation", CLIENT_OWNER)
            .named("client", "renameClient", "Change the organisation's name")
            .takes(ClientViews.OrganisationChange.class)
            .does(team::rename),
        post("/api/client/invites", CLIENT_ADMIN)
            .named("client", "inviteToClient", "Invite somebody by mail")
            .takes(ClientViews.NewClientInvite.class)
            .problems(CONFLICT, UNAVAILABLE)
            .answers(ClientViews.ClientInvite.class, team::invite),
        delete("/api/client/invites/{client_invite_id}", CLIENT_ADMIN)
            .named("client", "revokeClientInvite", "End an invitation")
            .problems(NOT_FOUND)
            .does(team::revokeInvite),
        put("/api/client/team/{member_id}", CLIENT_OWNER)
            .named("client", "setClientRole", "Give somebody another role")
            .takes(ClientViews.ClientRoleChange.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(ClientViews.ClientMember.class, team::setRole),
        delete("/api/client/team/{member_id}", CLIENT)
            .named("client", "removeFromClient", "Remove somebody, or leave")
            .problems(NOT_FOUND, CONFLICT)
            .does(team::remove));
  }

  private List<Route> ownershipRoutes() {
    return List.of(
        put("/api/client/ownership", CLIENT_OWNER)
            .named("client", "offerOwnership", "Offer somebody to become owner in one's place")
            .takes(ClientViews.NewOwner.class)
            .problems(LOGIN_AGAIN)
            .answers(ClientViews.OwnershipOffer.class, ownership::offer),
        delete("/api/client/ownership", CLIENT)
            .named("client", "endOwnershipOffer", "Take an offer back, or decline it")
            .problems(NOT_FOUND)
            .does(ownership::end),
        post("/api/client/ownership/accept", CLIENT)
            .named("client", "acceptOwnership", "Become owner; who offered it is administrator")
            .problems(NOT_FOUND)
            .does(ownership::accept));
  }

  private List<Route> portalRoutes() {
    return List.of(
        get("/api/client/dashboard", CLIENT)
            .named("client", "getClientDashboard", "How the sites stand, the worst first")
            .answers(PostureViews.ClientDashboard.class, portal::dashboard),
        get("/api/client/fixes", CLIENT)
            .named("client", "listClientFixes", "Repairs of a month, newest first")
            .query(QueryParameter.text("month", "Such as 2026-11; this month unless given"))
            .pages(PostureViews.ClientFix.class, portal::fixes),
        get("/api/client/sites/{id}/evidence", CLIENT)
            .named("client", "listClientBundles", "Evidence of a site, newest first")
            .query(QueryParameter.text("check", "Only bundles about this check type"))
            .query(new QueryParameter("kind", "Only bundles of this kind", EvidenceApi.KINDS))
            .problems(NOT_FOUND)
            .pages(EvidenceApi.BundleRow.class, portal::bundles),
        get("/api/client/evidence/{bundle_id}", CLIENT)
            .named("client", "getClientBundle", "One bundle as it was signed")
            .problems(NOT_FOUND)
            .answers(EvidenceApi.SignedBundleView.class, portal::bundle),
        get("/api/client/evidence/{bundle_id}/verify", CLIENT)
            .named("client", "verifyClientBundle", "Check signature and chain from stored bytes")
            .problems(NOT_FOUND)
            .answers(EvidenceApi.BundleVerdict.class, portal::verify),
        get("/api/client/reports/{month}", CLIENT)
            .named("client", "getClientMonth", "What a month brought, from the evidence")
            .problems(NOT_FOUND)
            .answers(PostureViews.ClientMonth.class, portal::report));
  }

  private List<Route> noticeRoutes() {
    return List.of(
        get("/api/client/notifications", CLIENT)
            .named("client", "listClientNotices", "What the organisation was told, newest first")
            .pages(ClientNoticeViews.ClientNotice.class, notices::list),
        get("/api/client/notifications/choices", CLIENT)
            .named("client", "getClientMailChoices", "What is mailed to who asks")
            .answers(ClientNoticeViews.ClientMailChoices.class, notices::choices),
        put("/api/client/notifications/choices", CLIENT)
            .named("client", "setClientMailChoices", "Change what is mailed to who asks")
            .takes(ClientNoticeViews.ClientMailChoices.class)
            .answers(ClientNoticeViews.ClientMailChoices.class, notices::choose));
  }
}
