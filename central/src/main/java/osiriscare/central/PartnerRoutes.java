package osiriscare.central;

import static osiriscare.central.access.Access.ADMIN;
import static osiriscare.central.access.Access.ANYONE;
import static osiriscare.central.access.Access.PARTNER;
import static osiriscare.central.access.Access.PARTNER_ADMIN;
import static osiriscare.central.access.Access.PARTNER_OPERATE;
import static osiriscare.central.access.Access.PARTNER_READ;
import static osiriscare.central.route.Route.delete;
import static osiriscare.central.route.Route.get;
import static osiriscare.central.route.Route.post;
import static osiriscare.central.route.Route.put;
import static osiriscare.protocol.problem.ProblemCode.CONFLICT;
import static osiriscare.protocol.problem.ProblemCode.NOT_FOUND;
import static osiriscare.protocol.problem.ProblemCode.SHORT_CODE_REFUSED;
import static osiriscare.protocol.problem.ProblemCode.UNAVAILABLE;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import osiriscare.central.audit.AuditApi;
import osiriscare.central.credential.CredentialApi;
import osiriscare.central.credential.OwnCredential;
import osiriscare.central.invite.InviteApi;
import osiriscare.central.invite.InviteView;
import osiriscare.central.invite.NewInvite;
import osiriscare.central.partner.BrandApi;
import osiriscare.central.partner.BrandChange;
import osiriscare.central.partner.BrandView;
import osiriscare.central.partner.KeyApi;
import osiriscare.central.partner.NewPartner;
import osiriscare.central.partner.OwnFindings;
import osiriscare.central.partner.OwnFindingsApi;
import osiriscare.central.partner.OwnPartner;
import osiriscare.central.partner.OwnPartnerApi;
import osiriscare.central.partner.PartnerApi;
import osiriscare.central.provision.HandOverApi;
import osiriscare.central.provision.ListedProvision;
import osiriscare.central.provision.NewProvision;
import osiriscare.central.provision.ProvisionApi;
import osiriscare.central.route.QueryParameter;
import osiriscare.central.route.Route;
import osiriscare.central.token.CreatedToken;
import osiriscare.central.token.NewToken;
import osiriscare.central.token.TokenView;
import osiriscare.central.user.UserAccount;
import osiriscare.central.user.UserApi;
import osiriscare.central.user.UserChange;

/// The routes about partners: the platform's, and what a partner does for itself.
record PartnerRoutes(
    PartnerApi partners,
    OwnPartnerApi own,
    OwnFindingsApi findings,
    CredentialApi credentials,
    ProvisionApi provisions,
    HandOverApi handOvers,
    BrandApi brands,
    KeyApi keys,
    UserApi users,
    InviteApi invites,
    AuditApi audit) {

  List<Route> all() {
    return Stream.of(
            platformRoutes(),
            ownRoutes(),
            provisionRoutes(),
            brandRoutes(),
            keyRoutes(),
            teamRoutes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> platformRoutes() {
    return List.of(
        get("/api/partners", ADMIN)
            .named("partners", "listPartners", "Partners by slug")
            .pages(PartnerApi.PartnerView.class, partners::list),
        post("/api/partners", ADMIN)
            .named("partners", "createPartner", "Make a partner")
            .takes(NewPartner.class)
            .problems(CONFLICT)
            .creates(PartnerApi.PartnerView.class, partners::create),
        get("/api/partners/{slug}", ADMIN)
            .named("partners", "getPartner", "One partner")
            .problems(NOT_FOUND)
            .answers(PartnerApi.PartnerView.class, partners::get),
        put("/api/partners/{slug}/status", ADMIN)
            .named("partners", "setPartnerStatus", "Approve, suspend or let act again")
            .takes(PartnerApi.StatusChange.class)
            .problems(NOT_FOUND)
            .answers(PartnerApi.PartnerView.class, partners::setStatus),
        post("/api/partners/{slug}/provisions", ADMIN)
            .named("partners", "createProvision", "Make a provision code, shown this once")
            .takes(NewProvision.class)
            .problems(NOT_FOUND)
            .creates(ProvisionApi.Provision.class, provisions::create));
  }

  private List<Route> ownRoutes() {
    return List.of(
        get("/api/partners/me", PARTNER)
            .named("partner", "getOwnPartner", "The own partner, and how much there is to do")
            .answers(OwnPartner.class, own::get),
        get("/api/partners/me/sites", PARTNER_READ)
            .named("partner", "listOwnSites", "Sites, those that need somebody first")
            .pages(OwnPartner.OwnSite.class, own::sites),
        get("/api/partners/me/credentials", PARTNER_READ)
            .named("partner", "listOwnCredentials", "Credentials of all sites, without secrets")
            .pages(OwnCredential.class, credentials::listOwn),
        get("/api/partners/me/assets", PARTNER_READ)
            .named("partner", "listOwnAssets", "Machines of all sites, as their evidence tells")
            .pages(OwnFindings.OwnAsset.class, findings::assets),
        get("/api/partners/me/learning", PARTNER_READ)
            .named("partner", "listOwnPatterns", "What plans taught at the partner's sites")
            .pages(OwnFindings.OwnPattern.class, findings::learning),
        get("/api/partners/me/activity", PARTNER_ADMIN)
            .named("partner", "listOwnActivity", "What was done in the partner's name")
            .query(QueryParameter.text("actor", "Only by this user name"))
            .query(QueryParameter.text("action", "Only this action, or all that begin with it"))
            .query(QueryParameter.text("site_id", "Only at this site"))
            .pages(AuditApi.AuditLine.class, audit::list));
  }

  private List<Route> provisionRoutes() {
    return List.of(
        get("/api/partners/me/provisions", PARTNER_READ)
            .named(
                "partner", "listOwnProvisions", "Provision codes, newest first, without the code")
            .query(
                new QueryParameter(
                    "status",
                    "Only codes in this state",
                    List.of("pending", "claimed", "revoked", "expired")))
            .pages(ListedProvision.class, provisions::listOwn),
        post("/api/partners/me/provisions", PARTNER_OPERATE)
            .named("partner", "createOwnProvision", "Make a provision code, shown this once")
            .takes(NewProvision.class)
            .creates(ProvisionApi.Provision.class, provisions::createOwn),
        post("/api/partners/me/provisions/sheet", PARTNER_OPERATE)
            .named("partner", "createOwnProvisions", "Make a sheet of codes, shown this once")
            .takes(NewProvision.Sheet.class)
            .creates(ProvisionApi.ProvisionSheet.class, provisions::createOwnSheet),
        delete("/api/partners/me/provisions/{provision_id}", PARTNER_OPERATE)
            .named("partner", "revokeOwnProvision", "End a code that nobody has claimed")
            .problems(NOT_FOUND, CONFLICT)
            .does(provisions::revokeOwn),
        get("/api/partners/provision/{code}/qr", ANYONE)
            .named("partner", "provisionQrPng", "The QR code of a provision code, as PNG")
            .query(QueryParameter.text("size", "Pixels of its side, 128 to 1024; 512 unless given"))
            .problems(NOT_FOUND)
            .writes(MediaType.IMAGE_PNG_VALUE, provisions::png),
        get("/api/partners/provision/{code}/qr.svg", ANYONE)
            .named("partner", "provisionQrSvg", "The QR code of a provision code, as SVG")
            .problems(NOT_FOUND)
            .writes("image/svg+xml", provisions::svg),
        post("/api/partners/provision/hand-over", ANYONE)
            .named(
                "partner",
                "handOverProvision",
                "Hand a provision code to the appliance that shows the short code")
            .takes(HandOverApi.HandOverRequest.class)
            .problems(SHORT_CODE_REFUSED)
            .answers(HandOverApi.HandOverProgress.class, handOvers::handOver));
  }

  private List<Route> brandRoutes() {
    return List.of(
        get("/api/partners/me/brand", PARTNER)
            .named("partner", "getOwnBrand", "How clients see the partner")
            .answers(BrandView.class, brands::own),
        put("/api/partners/me/brand", PARTNER_ADMIN)
            .named("partner", "setOwnBrand", "Change the name and the colours")
            .takes(BrandChange.class)
            .answers(BrandView.class, brands::update),
        put("/api/partners/me/brand/logo", PARTNER_ADMIN)
            .named("partner", "setOwnLogo", "Change the logo")
            .takes(BrandApi.NewLogo.class)
            .answers(BrandView.class, brands::putLogo),
        delete("/api/partners/me/brand/logo", PARTNER_ADMIN)
            .named("partner", "removeOwnLogo", "Do without a logo")
            .does(brands::removeLogo),
        get("/api/branding/{slug}", ANYONE)
            .named("partner", "getBrand", "How a partner appears on pages for its clients")
            .problems(NOT_FOUND)
            .answers(BrandView.class, brands::get),
        get("/api/branding/{slug}/logo", ANYONE)
            .named("partner", "getLogo", "A partner's logo")
            .query(QueryParameter.text("v", "Names the version for caches"))
            .problems(NOT_FOUND)
            .writes(MediaType.IMAGE_PNG_VALUE, brands::logo));
  }

  private List<Route> keyRoutes() {
    return List.of(
        get("/api/partners/me/keys", PARTNER_ADMIN)
            .named("partner", "listOwnKeys", "API keys of the partner, newest first")
            .pages(TokenView.class, keys::list),
        post("/api/partners/me/keys", PARTNER_ADMIN)
            .named("partner", "createOwnKey", "Make an API key, shown this once")
            .takes(NewToken.class)
            .problems(CONFLICT)
            .creates(CreatedToken.class, keys::create),
        post("/api/partners/me/keys/{key_id}/rotate", PARTNER_ADMIN)
            .named("partner", "rotateOwnKey", "Make a key's successor; both work for a while")
            .takes(KeyApi.Rotation.class)
            .problems(NOT_FOUND, CONFLICT)
            .creates(CreatedToken.class, keys::rotate),
        delete("/api/partners/me/keys/{key_id}", PARTNER_ADMIN)
            .named("partner", "revokeOwnKey", "Revoke an API key")
            .problems(NOT_FOUND)
            .does(keys::revoke));
  }

  private List<Route> teamRoutes() {
    return List.of(
        get("/api/partners/me/users", PARTNER_ADMIN)
            .named("partner", "listOwnUsers", "People of the partner")
            .pages(UserAccount.class, users::list),
        put("/api/partners/me/users/{user_id}", PARTNER_ADMIN)
            .named("partner", "updateOwnUser", "Change role, status or name of somebody")
            .takes(UserChange.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(UserAccount.class, call -> users.update(call, call.uuid("user_id"))),
        post("/api/partners/me/invites", PARTNER_ADMIN)
            .named("partner", "inviteOwnUser", "Invite somebody by mail")
            .takes(NewInvite.class)
            .problems(CONFLICT, UNAVAILABLE)
            .creates(InviteView.class, invites::invite),
        get("/api/partners/me/invites", PARTNER_ADMIN)
            .named("partner", "listOwnInvites", "Invitations that wait to be accepted")
            .pages(InviteView.class, invites::list),
        post("/api/partners/me/invites/{invite_id}/resend", PARTNER_ADMIN)
            .named("partner", "resendOwnInvite", "Mail an invitation again, with another link")
            .problems(NOT_FOUND, UNAVAILABLE)
            .answers(InviteView.class, invites::resend),
        delete("/api/partners/me/invites/{invite_id}", PARTNER_ADMIN)
            .named("partner", "revokeOwnInvite", "End an invitation")
            .problems(NOT_FOUND)
            .does(invites::revoke));
  }
}
