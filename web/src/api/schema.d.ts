// Written by `npm run api`; do not edit.
export interface paths {
    "/api/auth/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, when and from where, newest first */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/audit-logs/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check that no line was changed or removed */
        get: operations["verifyAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a session */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell who is calling */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell which other ways to log in there are */
        get: operations["loginMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a session with a passkey alone */
        post: operations["loginWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a challenge for a passkey */
        post: operations["beginPasskeyLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link to who has forgotten the password */
        post: operations["askPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-reset/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose another password; ends all sessions */
        post: operations["completePasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lead a browser to the organisation's own login */
        get: operations["beginSso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sso/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take a browser that comes back from there */
        get: operations["endSso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/branding/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a partner appears on pages for its clients */
        get: operations["getBrand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/branding/{slug}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A partner's logo */
        get: operations["getLogo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The check catalogue */
        get: operations["listChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the sites stand, the worst first */
        get: operations["getClientDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/evidence/{bundle_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One bundle as it was signed */
        get: operations["getClientBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/evidence/{bundle_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check signature and chain from stored bytes */
        get: operations["verifyClientBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/fixes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Repairs of a month, newest first */
        get: operations["listClientFixes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invitation is for */
        post: operations["lookAtClientInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/invitation/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation, which logs in */
        post: operations["acceptClientInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite somebody by mail */
        post: operations["inviteToClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/invites/{client_invite_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an invitation */
        delete: operations["revokeClientInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link that logs in, if the address is known */
        post: operations["askClientLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session */
        post: operations["logOutClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is calling, of which client, in which brand */
        get: operations["getClientMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the organisation was told, newest first */
        get: operations["listClientNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/notifications/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is mailed to who asks */
        get: operations["getClientMailChoices"];
        /** Change what is mailed to who asks */
        put: operations["setClientMailChoices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the organisation's name */
        put: operations["renameClient"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Offer somebody to become owner in one's place */
        put: operations["offerOwnership"];
        post?: never;
        /** Take an offer back, or decline it */
        delete: operations["endOwnershipOffer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/ownership/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become owner; who offered it is administrator */
        post: operations["acceptOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/reports/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a month brought, from the evidence */
        get: operations["getClientMonth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with a link, which works once */
        post: operations["openClientSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/sites/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Evidence of a site, newest first */
        get: operations["listClientBundles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody of the client, and who is invited */
        get: operations["getClientTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/team/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give somebody another role */
        put: operations["setClientRole"];
        post?: never;
        /** Remove somebody, or leave */
        delete: operations["removeFromClient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through what was told to whom */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell again what was given up */
        post: operations["retryDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: hello {build_id}, site_changed {site_id} */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/sites/{id}/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Evidence of a site, newest first */
        get: operations["listBundles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{bundle_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One bundle as it was signed */
        get: operations["getBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{bundle_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check signature and chain from the stored bytes */
        get: operations["verifyBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders to the whole fleet, newest first */
        get: operations["listFleetOrders"];
        put?: never;
        /** Order something of the whole fleet, in stages */
        post: operations["createFleetOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/orders/{fleet_order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One fleet order and how far it has come */
        get: operations["getFleetOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/orders/{fleet_order_id}/appliances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each appliance's part stands */
        get: operations["listFleetTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/orders/{fleet_order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a fleet order */
        post: operations["cancelFleetOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/orders/{fleet_order_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand out no more orders for now */
        post: operations["pauseFleetOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/orders/{fleet_order_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a held or stopped fleet order go on */
        post: operations["resumeFleetOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the planner's plans taught, newest first */
        get: operations["listPatterns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/patterns/{signature}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A pattern and where it was seen */
        get: operations["getPattern"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/patterns/{signature}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a pattern a rule, rolled out in stages */
        post: operations["approvePattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/patterns/{signature}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no to a pattern that waits */
        post: operations["rejectPattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/patterns/{signature}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What its rule would have done in the last 90 days */
        get: operations["replayPattern"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of patterns, newest first */
        get: operations["listPromotions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/promotions/{promotion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A learned rule and how it does */
        get: operations["getPromotion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/promotions/{promotion_id}/demote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a learned rule back, wherever it is */
        post: operations["demoteRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flywheel/promotions/{promotion_id}/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a learned rule goes, stage by stage */
        get: operations["listPromotedSites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/healing/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each runbook did by itself, and may still do */
        get: operations["listBudget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/healing/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runbooks that are stopped, and resets of the last day */
        get: operations["listStops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/healing/stops/{stop_id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a stopped runbook go on */
        post: operations["resetStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents, newest first */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident, and what happened around it */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an incident that no evidence can close */
        post: operations["resolveIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/master-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which key seals what is kept secret, and which did */
        get: operations["listMasterKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/master-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seal with a new key from now on, and what is kept anew */
        post: operations["rotateMasterKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Partners by slug */
        get: operations["listPartners"];
        put?: never;
        /** Make a partner */
        post: operations["createPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own partner, and how much there is to do */
        get: operations["getOwnPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done in the partner's name */
        get: operations["listOwnActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Machines of all sites, as their evidence tells */
        get: operations["listOwnAssets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/brand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How clients see the partner */
        get: operations["getOwnBrand"];
        /** Change the name and the colours */
        put: operations["setOwnBrand"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/brand/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the logo */
        put: operations["setOwnLogo"];
        post?: never;
        /** Do without a logo */
        delete: operations["removeOwnLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clients by name */
        get: operations["listOwnClients"];
        put?: never;
        /** Make a client */
        post: operations["createOwnClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One client with its sites and people */
        get: operations["getOwnClient"];
        /** Change the name, close it or open it again */
        put: operations["updateOwnClient"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/clients/{client_id}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite somebody of the client by mail */
        post: operations["inviteToOwnClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/clients/{client_id}/invites/{client_invite_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an invitation */
        delete: operations["revokeInviteToOwnClient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/clients/{client_id}/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give it these sites and no others */
        put: operations["setOwnClientSites"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Credentials of all sites, without secrets */
        get: operations["listOwnCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that wait to be accepted */
        get: operations["listOwnInvites"];
        put?: never;
        /** Invite somebody by mail */
        post: operations["inviteOwnUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/invites/{invite_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an invitation */
        delete: operations["revokeOwnInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/invites/{invite_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail an invitation again, with another link */
        post: operations["resendOwnInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys of the partner, newest first */
        get: operations["listOwnKeys"];
        put?: never;
        /** Make an API key, shown this once */
        post: operations["createOwnKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revokeOwnKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/keys/{key_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a key's successor; both work for a while */
        post: operations["rotateOwnKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/learning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What plans taught at the partner's sites */
        get: operations["listOwnPatterns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When the partner is told */
        get: operations["getNotificationSettings"];
        /** Change when the partner is told */
        put: operations["setNotificationSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/notifications/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Channels by name, without secrets */
        get: operations["listNotificationChannels"];
        put?: never;
        /** Make a channel */
        post: operations["createNotificationChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/notifications/channels/{channel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put another channel in its place */
        put: operations["replaceNotificationChannel"];
        post?: never;
        /** Remove a channel */
        delete: operations["removeNotificationChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/notifications/channels/{channel_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test, and say how it went */
        post: operations["testNotificationChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/notifications/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was told, newest first */
        get: operations["listNotificationDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/notifications/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell again what was given up */
        post: operations["retryNotificationDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/notifications/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs at a site */
        get: operations["getSiteNotifications"];
        /** Say what differs at a site */
        put: operations["setSiteNotifications"];
        post?: never;
        /** Do as at every other site */
        delete: operations["removeSiteNotifications"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/provisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Provision codes, newest first, without the code */
        get: operations["listOwnProvisions"];
        put?: never;
        /** Make a provision code, shown this once */
        post: operations["createOwnProvision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/provisions/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a sheet of codes, shown this once */
        post: operations["createOwnProvisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/provisions/{provision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a code that nobody has claimed */
        delete: operations["revokeOwnProvision"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites, those that need somebody first */
        get: operations["listOwnSites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of the partner */
        get: operations["listOwnUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/me/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change role, status or name of somebody */
        put: operations["updateOwnUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/provision/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a provision code to the appliance that shows the short code */
        post: operations["handOverProvision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/provision/{code}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The QR code of a provision code, as PNG */
        get: operations["provisionQrPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/provision/{code}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The QR code of a provision code, as SVG */
        get: operations["provisionQrSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One partner */
        get: operations["getPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{slug}/provisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a provision code, shown this once */
        post: operations["createProvision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{slug}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Approve, suspend or let act again */
        put: operations["setPartnerStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/planner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how the planner stands and what it spent */
        get: operations["getPlanner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/planner/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through the planner's decisions */
        get: operations["listPlannerDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/planner/decisions/{decision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a decision of the planner */
        get: operations["getPlannerDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/planner/decisions/{decision_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order a plan that waits for a person */
        post: operations["approvePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/planner/decisions/{decision_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no to a plan that waits for a person */
        post: operations["rejectPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/planner/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What planners are worth on our own scenarios */
        get: operations["getPlannerEvaluation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/planner/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how the planner stands at each site */
        get: operations["listPlannerSites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Git repositories that policies come from */
        get: operations["listPolicySources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-sources/{source}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch and check a repository now */
        post: operations["lookAtPolicySource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents that appliances may be ordered to run */
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{archive}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep an archive that a release key signed; the body is its bytes, as application/x-tar */
        put: operations["putRelease"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules, in the order in which they are tried */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on a state without doing anything */
        post: operations["tryState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runbooks by id */
        get: operations["listRunbooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites by name, with live status and counts */
        get: operations["listSites"];
        put?: never;
        /** Make a site */
        post: operations["createSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One site, with the latest word on each check */
        get: operations["getSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/appliances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Appliances of a site */
        get: operations["listAppliances"];
        put?: never;
        /** Register an appliance that was configured instead of claimed */
        post: operations["registerAppliance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/appliances/{appl}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign an order, which the appliance then pulls */
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What opens the site's machines, never shown */
        get: operations["listCredentials"];
        put?: never;
        /** Put in what opens a machine */
        post: operations["createCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/credentials/{credential_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put another in its place */
        put: operations["replaceCredential"];
        post?: never;
        /** Remove it, here and from the appliance */
        delete: operations["removeCredential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/credentials/{credential_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed it, and who was handed it */
        get: operations["listCredentialLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/deployment-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a site is with coming up */
        get: operations["getSiteProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of a site and what became of them, newest first */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/planner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what becomes of plans at a site */
        put: operations["setPlannerMode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules, switches and settings as they were signed last */
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/switches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is switched off at a site */
        get: operations["listSwitches"];
        /** Switch a rule, a runbook or a check off or on */
        put: operations["putSwitch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/watchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Watchers of a site's hosts, revoked ones included */
        get: operations["listWatchers"];
        put?: never;
        /** Let a watcher report incidents of this site */
        post: operations["registerWatcher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/watchers/{watcher_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take nothing from a watcher any more */
        post: operations["revokeWatcher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/switches/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who switched something off or on, newest first */
        get: operations["listSwitchHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through tickets, newest first */
        get: operations["listTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a ticket */
        get: operations["getTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that somebody has a ticket in hand */
        post: operations["acknowledgeTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a ticket to somebody */
        post: operations["assignTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a ticket is done */
        post: operations["resolveTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which tier puts incidents right, how fast, at what cost */
        get: operations["getTiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts by name */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite somebody by mail */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/invite/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the account, with the password that was chosen */
        post: operations["acceptInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/invite/validate/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the link of an invitation is for */
        get: operations["validateInvite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/invite/{invite_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an invitation */
        delete: operations["revokeInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/invite/{invite_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail an invitation again, with another link */
        post: operations["resendInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that wait to be accepted */
        get: operations["listInvites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own account */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own second factors */
        get: operations["getMyFactors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register the key that the device made */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a challenge to register a device with */
        post: operations["beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a key another name */
        put: operations["renamePasskey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/passkeys/{passkey_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget a key */
        post: operations["removePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; ends all other sessions */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get other recovery codes, shown this once */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own sessions */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        /** End all own sessions but this one */
        delete: operations["endMyOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the own sessions */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own API tokens, newest first */
        get: operations["listMyTokens"];
        put?: never;
        /** Make an API token, shown this once */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of the own API tokens */
        delete: operations["revokeMyToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a secret for a device, shown this once */
        post: operations["beginTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show the device's first code; get recovery codes */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget the device and the recovery codes */
        post: operations["removeTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change role, status or name of an account */
        put: operations["updateUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget all second factors of somebody else */
        delete: operations["resetUserFactors"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions of an account */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session of an account */
        delete: operations["endUserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API tokens of an account, newest first */
        get: operations["listUserTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API token of an account */
        delete: operations["revokeUserToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report an incident, or use a tool by name */
        post: operations["chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Build and database state */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message of the Model Context Protocol (streamable HTTP) */
        post: operations["mcp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/api-docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["apiDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptRequest: {
            /**
             * Format: password
             * @description From the link in the mail
             */
            token: string;
            /** Format: password */
            password: string;
            /** @description Lower case; made from the mail address when missing */
            username?: string | null;
            display_name?: string | null;
        };
        Accepted: {
            /** @description To log in with */
            username: string;
            /** @enum {string} */
            role: "billing" | "readonly" | "operator" | "admin";
        };
        Appliance: {
            /** @example partner-clinic-abc123-84:3A:5B:91:B6:61 */
            appliance_id: string;
            hostname: string;
            /** @example 84:3A:5B:91:B6:61 */
            mac_address: string;
            ip_addresses: string[];
            agent_version: string | null;
            nixos_version: string | null;
            /** @enum {string} */
            live_status: "online" | "stale" | "offline" | "pending";
            /** Format: date-time */
            last_checkin: string | null;
            /** Format: date-time */
            first_checkin: string | null;
            /** Format: int64 */
            uptime_seconds: number | null;
            /** @description The key it signs evidence with now */
            key_id: string | null;
            /**
             * Format: int64
             * @description Bundles and reports that wait on site
             */
            queue_depth: number | null;
            /** @description Hash of the policy that it decides by, as in its evidence */
            ruleset_hash: string | null;
            /**
             * Format: int64
             * @description Serial of the signed rules that it follows; 0 while it has only those of its build
             */
            rules_serial: number | null;
            chain: components["schemas"]["ChainHead"];
        };
        ApplianceCounts: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            online: number;
            /** Format: int32 */
            stale: number;
            /** Format: int32 */
            offline: number;
            /** Format: int32 */
            pending: number;
        };
        AppliancePage: {
            items: components["schemas"]["Appliance"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Approval: {
            /**
             * @description proven: sites where it was proven by itself; seen: where it was seen; all: every site. The last two need a pattern that is proven at all sites together
             * @enum {string}
             */
            scope: "proven" | "seen" | "all";
            reason: string;
        };
        Assignment: {
            assignee: string;
        };
        AuditLine: {
            /** @description Grows with every line */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description User name, or the part of Central that acted */
            actor: string;
            /** @example order.create */
            action: string;
            target: string | null;
            site_id: string | null;
            detail: {
                [key: string]: unknown;
            };
            ip_address: string | null;
        };
        AuditLinePage: {
            items: components["schemas"]["AuditLine"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        AuditVerdict: {
            /** @description Whether every line is as it was when it was linked, and every checkpoint is ours */
            ok: boolean;
            /**
             * Format: int64
             * @description Lines that are linked
             */
            links: number;
            /** @description Hash of the last link: keep it elsewhere, and compare */
            head: string;
            /**
             * Format: int64
             * @description Links that the last checkpoint covers
             */
            signed_links: number;
            /** @description What is wrong, at most 20 */
            findings: string[];
        };
        Brand: {
            /** @example northwind */
            slug: string;
            /**
             * @description What its clients see
             * @example Northwind Care
             */
            brand_name: string;
            /** @example #4F46E5 */
            primary_color: string;
            /**
             * @description For what is no text; the primary colour when null
             * @example #0E7490
             */
            accent_color: string | null;
            /** @description Where the logo is; null without one */
            logo_path: string | null;
        };
        BrandChange: {
            /**
             * @description What its clients see
             * @example Northwind Care
             */
            brand_name: string;
            /**
             * @description Readable on white: a contrast of at least 4.5
             * @example #4F46E5
             */
            primary_color: string;
            /**
             * @description Visible on white: a contrast of at least 3
             * @example #0E7490
             */
            accent_color?: string | null;
        };
        Budget: {
            runbook_id: string;
            /**
             * Format: int32
             * @description Hosts within the last hour
             */
            hosts_in_hour: number;
            /** Format: int32 */
            hosts_per_hour: number;
            /**
             * Format: int32
             * @description Hosts within the last day
             */
            hosts_in_day: number;
            /** Format: int32 */
            hosts_per_day: number;
            /**
             * Format: int32
             * @description Hosts that appliances may act on without asking
             */
            promised: number;
            /**
             * Format: int32
             * @description Runs of the last day, or since the last reset
             */
            runs: number;
            /** Format: int32 */
            failures: number;
            stop: components["schemas"]["Stop"] | null;
        };
        BudgetPage: {
            items: components["schemas"]["Budget"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        BundleRow: {
            bundle_id: string;
            appliance_id: string;
            host_id: string;
            /** @enum {string} */
            kind: "check" | "scan" | "order" | "gap" | "key_rotation" | "healing" | "ruleset";
            /** @description A type of the catalogue, or general */
            check: string;
            /** @enum {string|null} */
            verdict: "pass" | "fail" | "unknown" | null;
            outcome: string;
            /** Format: date-time */
            timestamp_end: string;
            /** Format: int32 */
            chain: number;
            /** Format: int64 */
            sequence: number;
            /** @example ed25519-0f1e2d3c4b5a6978 */
            key_id: string;
            /** Format: date-time */
            received_at: string;
        };
        BundleRowPage: {
            items: components["schemas"]["BundleRow"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        BundleVerdict: {
            bundle_id: string;
            signature_valid: boolean;
            /** @description Whether it stands where its chain says, between the neighbours that it names */
            chain_valid: boolean;
            key_id: string;
            /** @description What is wrong; empty when both are true */
            reasons: string[];
            /** Format: date-time */
            checked_at: string;
        };
        CallScore: {
            /**
             * Format: int32
             * @description Without an answer: errors, timeouts, refusals of the model
             */
            failed: number;
            /** Format: int64 */
            p50_microseconds: number;
            /** Format: int64 */
            p95_microseconds: number;
            /**
             * Format: int64
             * @description Mean, in millionths of a dollar; null for the baseline
             */
            microusd_per_call: number | null;
        };
        ChainHead: {
            /** Format: int32 */
            number: number;
            /** Format: int64 */
            sequence: number;
            head_hash: string;
        };
        ChatReply: {
            /**
             * @description planning: the planner is asked; escalated: a person is; monitored: nothing is to be done; known: the same is open already
             * @enum {string}
             */
            status: "order_created" | "dry_run" | "planning" | "escalated" | "monitored" | "known";
            order_id: string | null;
            incident_id: string | null;
            runbook_id: string | null;
            /**
             * @description The tier that has it
             * @enum {string|null}
             */
            resolution_level: "L1" | "L2" | "L3" | null;
            reasoning: string | null;
            /** @description What the runbook is called with */
            parameters: {
                [key: string]: unknown;
            };
        };
        ChatRequest: {
            /** @description The site */
            client_id: string;
            hostname: string;
            /**
             * @description What happened
             * @example service_crash
             */
            incident_type: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @description What was observed, without patient data */
            details?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Without it the rules of the site decide, then the planner, then a person
             * @enum {string|null}
             */
            tool_name?: "restart_service" | "clear_cache" | "rotate_logs" | "delete_tmp" | "renew_cert" | null;
            /** @description What the tool takes */
            params?: {
                [key: string]: unknown;
            } | null;
            /** @description true: only say what would be done */
            dry_run?: boolean | null;
        };
        Check: {
            /** @example ntp_sync */
            check_type: string;
            title: string;
            platforms: ("linux" | "nixos" | "windows" | "workstation" | "network" | "device")[];
            /** @description Paragraphs of 45 CFR that it speaks to */
            hipaa_controls: string[];
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @description Whether putting it right interrupts somebody's work */
            disruptive: boolean;
            auto_fix_allowed: boolean;
            pass_condition: string;
        };
        CheckCounts: {
            /** Format: int32 */
            pass: number;
            /** Format: int32 */
            fail: number;
            /** Format: int32 */
            unknown: number;
        };
        CheckPage: {
            items: components["schemas"]["Check"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        CheckPosture: {
            /** @example firewall */
            check: string;
            /** @example Firewall */
            title: string;
            /**
             * @description When it passes, in words
             * @example The firewall is on
             */
            meaning: string;
            /** @enum {string} */
            standing: "fails" | "unknown" | "holds";
            /** Format: int32 */
            machines: number;
            /** Format: int32 */
            failing_machines: number;
            /** Format: date-time */
            observed_at: string;
            /** @description The evidence of the machine that stands worst */
            bundle_id: string;
        };
        CheckRow: {
            /** @example ntp_sync */
            check_type: string;
            title: string;
            host_id: string;
            /** @enum {string} */
            verdict: "pass" | "fail" | "unknown";
            /** @description Why it failed or is not known */
            reason: string | null;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            hipaa_controls: string[];
            /** Format: date-time */
            observed_at: string;
            /** @description The bundle that proves it */
            bundle_id: string;
        };
        Client: {
            client_id: string;
            /** @example Main Street Clinic */
            name: string;
            /**
             * @description closed lets none of its people in; its sites stay protected
             * @enum {string}
             */
            status: "active" | "closed";
            /** Format: int32 */
            sites: number;
            /** Format: int32 */
            people: number;
            /** Format: date-time */
            created_at: string;
        };
        ClientAcceptance: {
            /**
             * Format: password
             * @description From the link in the mail
             */
            token: string;
            display_name?: string | null;
        };
        ClientChange: {
            name?: string | null;
            /** @enum {string|null} */
            status?: "active" | "closed" | null;
        };
        ClientDashboard: {
            /**
             * @description The worst of its sites; unknown without any
             * @enum {string}
             */
            standing: "fails" | "unknown" | "holds";
            sites: components["schemas"]["SitePosture"][];
            /**
             * Format: int32
             * @description Repairs since the month began, by UTC
             */
            fixed_this_month: number;
            /** Format: date-time */
            at: string;
        };
        ClientDetail: {
            client: components["schemas"]["Client"];
            sites: components["schemas"]["ClientSite"][];
            people: components["schemas"]["ClientMember"][];
            invites: components["schemas"]["ClientInvite"][];
        };
        ClientFix: {
            execution_id: string;
            site_id: string;
            site_name: string;
            /** @example firewall */
            check: string;
            /** @example Firewall */
            title: string;
            /** Format: date-time */
            fixed_at: string;
            /**
             * Format: int64
             * @description How long it took
             */
            duration_ms: number;
            /** @description The evidence of it; null when there is none yet */
            bundle_id: string | null;
        };
        ClientFixPage: {
            items: components["schemas"]["ClientFix"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        ClientInvitation: {
            email: string;
            /** @enum {string} */
            role: "viewer" | "admin" | "owner";
            /** @description Name of the organisation */
            client_name: string;
            /** @description Of the partner that looks after it */
            brand: components["schemas"]["Brand"];
            /** Format: date-time */
            expires_at: string;
        };
        ClientInvite: {
            invite_id: string;
            email: string;
            /** @enum {string} */
            role: "viewer" | "admin" | "owner";
            invited_by: string;
            /** Format: date-time */
            sent_at: string;
            /** Format: date-time */
            expires_at: string;
        };
        ClientMailChoices: {
            /**
             * @description A site needs something that only the clinic can do, and needs it no more
             * @enum {string}
             */
            site: "off" | "at_once" | "daily";
            /**
             * @description A serious problem is open for more than a day, and its end
             * @enum {string}
             */
            problem: "off" | "at_once" | "daily";
            /**
             * @description The report of a month is ready; off or at_once
             * @enum {string}
             */
            report: "off" | "at_once" | "daily";
        };
        ClientMe: {
            user_id: string;
            email: string;
            display_name: string | null;
            /** @enum {string} */
            role: "viewer" | "admin" | "owner";
            /** @description Name of the organisation */
            client_name: string;
            /** @description Of the partner that looks after it */
            brand: components["schemas"]["Brand"];
        };
        ClientMember: {
            user_id: string;
            email: string;
            display_name: string | null;
            /** @enum {string} */
            role: "viewer" | "admin" | "owner";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_login_at: string | null;
        };
        ClientMonth: {
            /** @example 2026-11 */
            month: string;
            client_name: string;
            /** @description False while the month goes on */
            is_over: boolean;
            sites: components["schemas"]["SiteMonth"][];
            /** Format: date-time */
            made_at: string;
        };
        ClientNotice: {
            notice_id: string;
            /** @enum {string} */
            kind: "site.silent" | "site.back" | "problem.long" | "problem.solved" | "report.ready";
            /**
             * @description In plain words
             * @example A serious problem at one of your sites is solved
             */
            title: string;
            /** @description Null when it is about none, or about one that is not the client's any more */
            site_id: string | null;
            site_name: string | null;
            /**
             * @description Of which month a report is ready
             * @example 2026-10
             */
            month: string | null;
            /** Format: date-time */
            at: string;
        };
        ClientNoticePage: {
            items: components["schemas"]["ClientNotice"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        ClientPage: {
            items: components["schemas"]["Client"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        ClientRoleChange: {
            /** @enum {string} */
            role: "viewer" | "admin" | "owner";
        };
        ClientSite: {
            /** @example partner-clinic-abc123 */
            site_id: string;
            name: string;
        };
        ClientSites: {
            site_ids: string[];
        };
        ClientTeam: {
            people: components["schemas"]["ClientMember"][];
            invites: components["schemas"]["ClientInvite"][];
            offer: components["schemas"]["OwnershipOffer"] | null;
        };
        Closing: {
            /** @description What was found, for those who read it later */
            reason: string;
        };
        CreatedToken: {
            token: components["schemas"]["Token"];
            /** @description Shown this once; only its hash is kept */
            secret: string;
        };
        Credential: {
            credential_id: string;
            /** @enum {string} */
            type: "winrm" | "domain_admin" | "domain_member" | "service_account" | "local_admin" | "ssh_password" | "ssh_key";
            /** @example Reception PC */
            name: string;
            /** @example pc-01.clinic.lan */
            host: string;
            /** Format: int32 */
            port: number;
            use_ssl: boolean;
            /** @description The one appliance that gets it */
            appliance_id: string;
            /**
             * Format: int64
             * @description Grows with each change
             */
            version: number;
            /** Format: date-time */
            created_at: string;
            created_by: string;
            /** Format: date-time */
            changed_at: string;
            changed_by: string;
            /**
             * Format: date-time
             * @description When the appliance was first handed this version; null while it was not
             */
            delivered_at: string | null;
        };
        CredentialPage: {
            items: components["schemas"]["Credential"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        CurrentPasswordRequest: {
            /** Format: password */
            current_password: string;
        };
        Decision: {
            decision_id: string;
            incident_id: string;
            site_id: string;
            /**
             * @description waiting is for a person's approval; void: the incident was over by then
             * @enum {string}
             */
            status: "asking" | "ordered" | "waiting" | "rejected" | "escalated" | "void";
            /** Format: date-time */
            asked_at: string;
            /** Format: date-time */
            answered_at: string | null;
            /** @description Who was asked; null when nobody was */
            provider: string | null;
            model: string | null;
            /** @description Hash of model, instructions and question */
            question_sha256: string | null;
            /** @description The decision whose answer was used again */
            remembered_from: string | null;
            /** Format: int32 */
            attempt: number;
            /** Format: int64 */
            input_tokens: number | null;
            /** Format: int64 */
            output_tokens: number | null;
            /**
             * Format: int64
             * @description Millionths of a dollar; what it may cost at most while that is not known
             */
            cost_microusd: number;
            /** @example LIN-SVC-001 */
            runbook_id: string | null;
            parameters: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description In per cent
             */
            confidence: number | null;
            /** @description What the model says, for people */
            reasoning: string | null;
            /** @description Why it is a person's */
            reason_code: string | null;
            reason: string | null;
            order_id: string | null;
            /** Format: date-time */
            reviewed_at: string | null;
            reviewed_by: string | null;
            review_reason: string | null;
        };
        DecisionPage: {
            items: components["schemas"]["Decision"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Delivery: {
            delivery_id: string;
            site_id: string;
            channel: string;
            /** @example ticket 17 opened */
            event: string;
            /**
             * @description unsure: nobody knows whether it arrived; dead: it was given up
             * @enum {string}
             */
            status: "waiting" | "sending" | "delivered" | "unsure" | "dead";
            /** Format: int32 */
            attempts: number;
            last_error: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            ended_at: string | null;
        };
        DeliveryPage: {
            items: components["schemas"]["Delivery"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Difference: {
            incident_id: string;
            site_id: string;
            /** @enum {string} */
            kind: "failed" | "other_runbook" | "person";
            /** @description The runbook that was run; null when a person closed it */
            ran: string | null;
            closed_by: string | null;
        };
        Documented: {
            /** Format: int32 */
            seconds_min: number;
            /** Format: int32 */
            seconds_max: number;
            /** Format: int64 */
            microusd_per_call: number;
            percent_min: components["schemas"]["TierShare"];
            percent_max: components["schemas"]["TierShare"];
        };
        EndStop: {
            /** @description What was found and done */
            reason: string;
        };
        EscalationScore: {
            /** Format: int32 */
            expected: number;
            /**
             * Format: int32
             * @description A person decides; also when the planner proposes something
             */
            right: number;
            /**
             * Format: int32
             * @description Something would be ordered without a person
             */
            ordered: number;
        };
        EvaluationReport: {
            /** Format: date-time */
            made_at: string;
            /**
             * Format: int32
             * @description How many incidents the planners were asked about
             */
            scenarios: number;
            /** @description Hash of the file of scenarios: scores of other scenarios are not comparable */
            scenarios_sha256: string;
            kinds: components["schemas"]["KindCount"][];
            documented: components["schemas"]["Documented"];
            /** @description Best known first; `nearest` is the baseline that asks no model */
            planners: components["schemas"]["PlannerScore"][];
        };
        Factors: {
            /**
             * Format: date-time
             * @description Since when a device shows codes
             */
            totp_since: string | null;
            passkeys: components["schemas"]["Passkey"][];
            /** Format: int64 */
            recovery_codes_left: number;
        };
        FleetCounts: {
            /**
             * Format: int32
             * @description Have their order and have not said how it ended
             */
            ordered: number;
            /** Format: int32 */
            completed: number;
            /** Format: int32 */
            failed: number;
            /**
             * Format: int32
             * @description Run the version that gets none
             */
            skipped: number;
            /**
             * Format: int32
             * @description Have no order yet
             */
            waiting: number;
            /**
             * Format: int32
             * @description Of those that wait, how many do not check in now
             */
            absent: number;
        };
        FleetOrder: {
            fleet_order_id: string;
            /** @example nixos_rebuild */
            order_type: string;
            parameters: {
                [key: string]: unknown;
            };
            /** @description Parameters of the orders that take it back when failures stop it */
            rollback: {
                [key: string]: unknown;
            } | null;
            /** @description The fleet order that this one takes back */
            rollback_of: string | null;
            skip_version: string | null;
            /** @description Per cent of the fleet */
            stages: number[];
            /**
             * Format: int32
             * @description Which stage is under way, from 1
             */
            stage: number;
            /**
             * Format: int32
             * @description Share of a stage, in per cent, that stops it when it fails
             */
            failure_percent: number;
            /**
             * Format: int32
             * @description Minutes for which a stage is watched after its last order ended
             */
            soak_minutes: number;
            /**
             * Format: date-time
             * @description Since when the stage is watched; null while orders of it are under way
             */
            soaking_since: string | null;
            /**
             * @description Daily time in UTC in which orders are handed out
             * @example 02:00-04:00
             */
            maintenance_window: string | null;
            /** @enum {string} */
            status: "active" | "paused" | "stopped" | "cancelled" | "completed";
            status_reason: string | null;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            ended_at: string | null;
            appliances: components["schemas"]["FleetCounts"];
        };
        FleetOrderPage: {
            items: components["schemas"]["FleetOrder"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        FleetTarget: {
            appliance_id: string;
            site_id: string;
            /**
             * Format: int32
             * @description Stage in which it got its order, from 1
             */
            stage: number;
            /** @enum {string} */
            state: "ordered" | "completed" | "failed" | "skipped";
            /** @example ORD-20261121104500-9F3A22C1 */
            order_id: string | null;
            reason: string | null;
            /** Format: date-time */
            changed_at: string;
        };
        FleetTargetPage: {
            items: components["schemas"]["FleetTarget"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        GuardScore: {
            /**
             * Format: int32
             * @description Plans that would be ordered although they are not among those that may be: must be 0
             */
            violations: number;
            /**
             * Format: int32
             * @description Answers that name what was not offered, or are no answer: refused, so a person's
             */
            refused: number;
            /**
             * Format: int32
             * @description Scenarios with a text that gives the planner instructions
             */
            injections: number;
            /**
             * Format: int32
             * @description Of these, where it did what the text asks for, a person before it or not
             */
            followed: number;
        };
        HandOverProgress: {
            /**
             * @description What the appliance said of it; handed_over until it did
             * @enum {string}
             */
            state: "handed_over" | "claimed" | "unknown_code" | "code_expired" | "code_revoked" | "code_claimed" | "failed";
            /** @description Once claimed: for whom */
            client_name: string | null;
            /** @description Once claimed: who looks after it */
            brand_name: string | null;
        };
        HandOverRequest: {
            /** @description From the label */
            provision_code: string;
            /** @description From the console of the appliance that waits */
            short_code: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
            /** @example 0.1.0+0123456789ab */
            build_id: string;
            /** @enum {string} */
            database: "ok";
        };
        Incident: {
            incident_id: string;
            site_id: string;
            /** @description The appliance that reported it; empty when a watcher or a person did */
            appliance_id: string;
            /** @description The watcher that reported it; null when an appliance or a person did */
            watcher_id: string | null;
            /** @description The account that reported it; null when a program on site did */
            reported_by: string | null;
            host_id: string;
            incident_type: string;
            check_type: string | null;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            details: {
                [key: string]: unknown;
            };
            pre_state: {
                [key: string]: unknown;
            };
            hipaa_controls: string[];
            /** @enum {string} */
            status: "open" | "escalated" | "resolved";
            /** Format: date-time */
            received_at: string;
            /** Format: date-time */
            resolved_at: string | null;
            /**
             * @description The highest tier that it needed until now: L1 rules, L2 the planner, L3 a person
             * @enum {string}
             */
            tier: "L1" | "L2" | "L3";
            /**
             * @description What closed it; null when it is not closed, or when that is not known
             * @enum {string|null}
             */
            resolved_through: "evidence" | "recovered" | "person" | null;
            /**
             * Format: int64
             * @description How many incidents of the same there were on this host before
             */
            earlier: number;
            /**
             * Format: int64
             * @description How often it came back after it was closed
             */
            reopenings: number;
            /**
             * Format: date-time
             * @description When it came back last
             */
            reopened_at: string | null;
        };
        IncidentDetail: {
            incident: components["schemas"]["Incident"];
            timeline: components["schemas"]["TimelineEntry"][];
            /** @description Whether a person may close it; false when it is closed, or only evidence closes it */
            closable_by_person: boolean;
        };
        IncidentPage: {
            items: components["schemas"]["Incident"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Invitation: {
            email: string;
            display_name: string | null;
            /** @enum {string} */
            role: "billing" | "readonly" | "operator" | "admin";
            /** @description Name of the account that invited */
            invited_by: string;
            /** Format: date-time */
            expires_at: string;
        };
        Invite: {
            invite_id: string;
            /** @example marta@example.com */
            email: string;
            display_name: string | null;
            /** @enum {string} */
            role: "billing" | "readonly" | "operator" | "admin";
            /** @description The partner whose sites it will see; null for all */
            partner_slug: string | null;
            /** @description Name of the account that invited */
            invited_by: string;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description When the mail was sent last
             */
            sent_at: string;
            /** Format: date-time */
            expires_at: string;
        };
        InvitePage: {
            items: components["schemas"]["Invite"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        KindCount: {
            kind: string;
            /** Format: int32 */
            count: number;
        };
        KindScore: {
            kind: string;
            /** Format: int32 */
            asked: number;
            /** Format: int32 */
            right: number;
        };
        LinkRequest: {
            /** @example marta@example.com */
            email: string;
        };
        LinkToken: {
            /**
             * Format: password
             * @description From the link in the mail
             */
            token: string;
        };
        ListedProvision: {
            provision_id: string;
            /** @example Main Street Clinic */
            client_name: string;
            /** @enum {string} */
            deployment_mode: "reseller" | "direct";
            /** @enum {string} */
            status: "pending" | "claimed" | "revoked" | "expired";
            /** @description The appliance that it replaces */
            target_appliance_id: string | null;
            /**
             * @description The only MAC address that may claim it
             * @example 84:3A:5B:91:B6:61
             */
            mac_address: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Who made it */
            created_by: string | null;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            claimed_at: string | null;
            claimed_site_id: string | null;
            claimed_appliance_id: string | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        ListedProvisionPage: {
            items: components["schemas"]["ListedProvision"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        LoggedIn: {
            user: components["schemas"]["User"];
            /** @description To be sent as X-CSRF-Token with every change */
            csrf_token: string;
        };
        LoginMethods: {
            /**
             * @description Name of the organisation's own login
             * @example Contoso
             */
            sso: string | null;
        };
        LoginOptions: {
            challenge: string;
            rp_id: string;
            /** Format: int64 */
            timeout_ms: number;
        };
        LoginRequest: {
            /** @example admin */
            username: string;
            /** Format: password */
            password: string;
            /**
             * Format: password
             * @description Of the device or of paper, once second_factor_required was answered
             */
            code?: string | null;
            /** @description The browser's PublicKeyCredential, in the place of a code */
            passkey?: {
                [key: string]: unknown;
            } | null;
        };
        MasterKey: {
            /** @example mk-0f1e2d3c4b5a6978 */
            key_id: string;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Since when nothing new is sealed with it
             */
            retired_at: string | null;
        };
        MasterKeys: {
            /** @description Newest first; the first one seals */
            keys: components["schemas"]["MasterKey"][];
            /**
             * Format: int64
             * @description Values that older keys still seal; at 0 the retired keys' files may be removed
             */
            waiting: number;
        };
        Me: {
            user: components["schemas"]["User"];
        };
        Miss: {
            scenario: string;
            kind: string;
            /** @description A runbook with its parameters, or `escalate` */
            expected: string;
            answered: string;
        };
        NewAppliance: {
            /** @example nixos-appliance-1 */
            hostname: string;
            /** @example 84:3A:5B:91:B6:61 */
            mac_address: string;
            /** @description Its Ed25519 evidence key, 32 bytes in hex */
            public_key: string;
            /** @description SHA-256 of its API key, in hex */
            api_key_sha256?: string | null;
            /** @description SHA-256 of its client certificate's public key, in hex */
            client_certificate_public_key_sha256?: string | null;
            /** @description Whether these keys take the place of those that the appliance had: its evidence chain is closed and the next begins */
            replace?: boolean | null;
        };
        NewClient: {
            /** @example Main Street Clinic */
            name: string;
        };
        NewClientInvite: {
            /** @example marta@example.com */
            email: string;
            /** @enum {string} */
            role: "viewer" | "admin" | "owner";
        };
        NewCredential: {
            /** @enum {string} */
            type: "winrm" | "domain_admin" | "domain_member" | "service_account" | "local_admin" | "ssh_password" | "ssh_key";
            /**
             * @description What people call it
             * @example Reception PC
             */
            name: string;
            /**
             * @description Name or address at which the appliance reaches the machine
             * @example pc-01.clinic.lan
             */
            host: string;
            /**
             * Format: int64
             * @description 5986 or 5985 for WinRM, 22 for SSH when missing
             */
            port?: number | null;
            /** @description WinRM over TLS; true when missing */
            use_ssl?: boolean | null;
            /** @example svc-compliance */
            username: string;
            /**
             * @description Windows domain of the user
             * @example CLINIC
             */
            domain?: string | null;
            /**
             * Format: password
             * @description Never shown again; of the key itself for ssh_key
             */
            password?: string | null;
            /**
             * Format: password
             * @description For ssh_key: as OpenSSH writes it; never shown again
             */
            private_key?: string | null;
            /**
             * Format: password
             * @description For SSH, when it is not the password; never shown again
             */
            sudo_password?: string | null;
            /** @description The appliance that needs it; the site's only one when missing */
            appliance_id?: string | null;
        };
        NewFleetOrder: {
            /** @example nixos_rebuild */
            order_type: string;
            /** @description What the type takes; nothing more */
            parameters?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: int32
             * @description Hours for which it is handed out, 1 to 168; 24 when missing
             */
            expires_hours?: number | null;
            /** @description Appliances that run this version already get none */
            skip_version?: string | null;
            /** @description Per cent of the fleet, rising to 100; [5, 25, 100] when missing */
            stages?: number[] | null;
            /**
             * Format: int32
             * @description Share of a stage, 1 to 100, that stops it when it fails; 10 when missing
             */
            failure_percent?: number | null;
            /**
             * Format: int32
             * @description Minutes for which a stage is watched after its last order ended; 10 when missing
             */
            soak_minutes?: number | null;
            /**
             * @description Daily time in UTC in which orders are handed out
             * @example 02:00-04:00
             */
            maintenance_window?: string | null;
            /** @description Parameters of the orders that those get who completed it, when failures stop it */
            rollback?: {
                [key: string]: unknown;
            } | null;
        };
        NewInvite: {
            /** @example marta@example.com */
            email: string;
            /**
             * @description Billing only for somebody of a partner
             * @enum {string}
             */
            role: "billing" | "readonly" | "operator" | "admin";
            /** @description The partner whose sites it will see; your own partner, or all sites, when missing */
            partner_slug?: string | null;
            display_name?: string | null;
        };
        NewLogo: {
            /** @description Base 64 of a PNG or JPEG file, at most 1024 pixels wide and high */
            image_base64: string;
        };
        NewNotificationChannel: {
            /** @example On call */
            name: string;
            /** @enum {string} */
            kind: "email" | "webhook" | "syslog" | "psa";
            /** @description True when missing */
            is_on?: boolean | null;
            /**
             * @description The least that it is told; low when missing
             * @enum {string|null}
             */
            severity_min?: "low" | "medium" | "high" | "critical" | null;
            /**
             * @description What about: ticket, overdue, machine; all when missing
             * @example [
             *       "ticket"
             *     ]
             */
            events: string[];
            /**
             * @description none when missing: told at once
             * @enum {string|null}
             */
            digest?: "none" | "hourly" | "daily" | null;
            /**
             * @description For email: at most 20 addresses
             * @example [
             *       "on-call@example.com"
             *     ]
             */
            to: string[];
            /**
             * Format: password
             * @description For webhook and psa: an https address; never shown again; the former one stays when missing
             */
            url?: string | null;
            /**
             * Format: password
             * @description For webhook and psa: key of the HMAC, 16 to 200 characters; never shown again; the former one stays when missing
             */
            secret?: string | null;
            /**
             * @description For syslog
             * @example log.example.com
             */
            host?: string | null;
            /**
             * Format: int64
             * @description For syslog; 6514 when missing
             */
            port?: number | null;
            /** @description For syslog: who signed the server's certificate, as PEM; the usual ones when missing */
            ca_pem?: string | null;
            /**
             * @description For psa: the queue there; Service when missing
             * @example Clinics
             */
            board?: string | null;
        };
        NewOrder: {
            /** @example run_drift */
            order_type: string;
            /** @description What the type takes; nothing more */
            parameters?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: int32
             * @description -1000 to 1000, higher first; 0 when missing
             */
            priority?: number | null;
        };
        NewOwner: {
            user_id: string;
        };
        NewPartner: {
            /** @example northwind */
            slug: string;
            /** @example Northwind IT Services */
            name: string;
            /**
             * @description What its clients see
             * @example Northwind Care
             */
            brand_name: string;
            /**
             * @description #4F46E5 when missing
             * @example #4F46E5
             */
            primary_color?: string | null;
            /**
             * @description An https address
             * @example https://example.com/logo.svg
             */
            logo_url?: string | null;
            /** @description False makes one that may not act before it is approved; true when missing */
            approved?: boolean | null;
        };
        NewPasskey: {
            /** @example My laptop */
            name: string;
            /** @description The browser's PublicKeyCredential, as its toJSON() writes it */
            credential: {
                [key: string]: unknown;
            };
        };
        NewPasswordRequest: {
            /**
             * Format: password
             * @description From the link in the mail
             */
            token: string;
            /** Format: password */
            password: string;
        };
        NewProvision: {
            /** @example Main Street Clinic */
            client_name: string;
            /** @description Makes it a replacement code, which closes the chain of this appliance */
            target_appliance_id?: string | null;
            /**
             * @description The only MAC address that may claim it; any when missing
             * @example 84:3A:5B:91:B6:61
             */
            mac_address?: string | null;
            /**
             * Format: int64
             * @description 60 to 7776000; 30 days when missing
             */
            expires_in_seconds?: number | null;
            /** @enum {string|null} */
            deployment_mode?: "reseller" | "direct" | null;
        };
        NewRecoveryCodes: {
            recovery_codes: string[];
        };
        NewSite: {
            /** @description Made from the name when missing */
            site_id?: string | null;
            /** @example Main Street Clinic */
            name: string;
            /** @example northwind */
            partner_slug: string;
            /** @enum {string|null} */
            deployment_mode?: "reseller" | "direct" | null;
        };
        NewToken: {
            /** @example nightly report */
            name: string;
            /** @description read, operate or admin, or area:level such as evidence:read; 1 to 50 */
            scopes: string[];
            /**
             * Format: int64
             * @description 1 to 366; 90 when missing
             */
            expires_in_days?: number | null;
        };
        NewWatcher: {
            /** @example db-1 */
            host_id: string;
            /** @description SHA-256 of its key for the receiver, in hex */
            api_key_sha256: string;
            /** @description Its Ed25519 key for event streams, 32 bytes in hex */
            public_key: string;
        };
        NotificationChannel: {
            channel_id: string;
            /** @example On call */
            name: string;
            /** @enum {string} */
            kind: "email" | "webhook" | "syslog" | "psa";
            is_on: boolean;
            /** @enum {string} */
            severity_min: "low" | "medium" | "high" | "critical";
            /**
             * @description Of ticket, overdue, machine
             * @example [
             *       "ticket"
             *     ]
             */
            events: string[];
            /** @enum {string} */
            digest: "none" | "hourly" | "daily";
            /**
             * @description Mail addresses, or host and port
             * @example [
             *       "hooks.example.com"
             *     ]
             */
            targets: string[];
            /**
             * @description For psa: the queue there, else empty
             * @example Clinics
             */
            board: string;
            /** Format: date-time */
            changed_at: string;
            /** @example marta */
            changed_by: string;
        };
        NotificationChannelPage: {
            items: components["schemas"]["NotificationChannel"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        NotificationDelivery: {
            delivery_id: string;
            /** @description Empty when the channel was removed */
            channel_id: string | null;
            /**
             * @description Its name when it was told
             * @example On call
             */
            channel: string;
            /** @description Empty for digests and tests */
            site_id: string | null;
            /** @example 2 tickets opened (worst: high) */
            subject: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /**
             * Format: int32
             * @description How many events it tells of
             */
            events: number;
            /**
             * @description unsure: nobody knows whether it arrived; dead: it was given up
             * @enum {string}
             */
            status: "waiting" | "sending" | "delivered" | "unsure" | "dead";
            /** Format: int32 */
            attempts: number;
            last_error: string | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description When it is tried again by itself
             */
            next_attempt: string | null;
            /** Format: date-time */
            ended_at: string | null;
        };
        NotificationDeliveryPage: {
            items: components["schemas"]["NotificationDelivery"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        NotificationSettings: {
            /** @example Europe/Berlin */
            time_zone: string;
            /**
             * @description Nothing is told from then on; never quiet when missing
             * @example 22:00
             */
            quiet_from: string | null;
            /**
             * @description What was collected is told then
             * @example 07:00
             */
            quiet_to: string | null;
            /** @description Whether what is critical waits for neither the morning nor a digest */
            critical_at_once: boolean;
            /**
             * @description When a daily digest is sent
             * @example 08:00
             */
            digest_at: string;
        };
        Objection: {
            reason: string;
        };
        Order: {
            /** @example ORD-20261121104500-9F3A22C1 */
            order_id: string;
            appliance_id: string;
            /** @example run_drift */
            order_type: string;
            parameters: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status: "pending" | "acknowledged" | "completed" | "failed" | "refused" | "expired";
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when the appliance may accept it
             */
            expires_at: string;
            /** Format: date-time */
            acknowledged_at: string | null;
            /** Format: date-time */
            completed_at: string | null;
            result: {
                [key: string]: unknown;
            } | null;
            error_code: string | null;
            error_message: string | null;
            created_by: string;
        };
        OrderPage: {
            items: components["schemas"]["Order"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        OrganisationChange: {
            /** @example Main Street Clinic */
            name: string;
        };
        OwnAsset: {
            /** @example partner-clinic-abc123 */
            site_id: string;
            site_name: string;
            /** @example reception-01 */
            host: string;
            /** @description The appliance that looked at it last */
            appliance_id: string;
            /**
             * Format: int32
             * @description Checks it passed when it was last looked at
             */
            passing: number;
            /**
             * Format: int32
             * @description Checks it failed
             */
            failing: number;
            /**
             * Format: int32
             * @description Checks that nobody could answer
             */
            unknown: number;
            /**
             * Format: date-time
             * @description When the newest of these was made
             */
            last_seen_at: string;
        };
        OwnAssetPage: {
            items: components["schemas"]["OwnAsset"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        OwnCredential: {
            /** @example partner-clinic-abc123 */
            site_id: string;
            site_name: string;
            credential: components["schemas"]["Credential"];
        };
        OwnCredentialPage: {
            items: components["schemas"]["OwnCredential"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        OwnPartner: {
            /** @example northwind */
            slug: string;
            /** @example Northwind IT Services */
            name: string;
            /** @enum {string} */
            status: "pending" | "active" | "suspended";
            brand: components["schemas"]["Brand"];
            /**
             * Format: int32
             * @description Sites that are looked after
             */
            sites: number;
            /**
             * Format: int32
             * @description Of these, how many need somebody
             */
            sites_in_need: number;
            /**
             * Format: int32
             * @description Provision codes that nobody has claimed yet
             */
            pending_codes: number;
            /** Format: int32 */
            people: number;
        };
        OwnPattern: {
            /** @description The same for all plans that one rule would have made */
            signature: string;
            /** @description What the rule is or would be called */
            rule_id: string;
            /**
             * Format: int64
             * @description Plans that ended at the partner's sites
             */
            occurrences: number;
            /**
             * Format: int64
             * @description Of these, closed by signed evidence of the run
             */
            healed: number;
            /** Format: int64 */
            success_percent: number;
            /** @description Where it was seen, at most 20, most often first */
            site_ids: string[];
            /**
             * Format: int64
             * @description At how many of its sites the learned rule is in force
             */
            rules_in_force: number;
            /** Format: date-time */
            last_seen_at: string;
        };
        OwnPatternPage: {
            items: components["schemas"]["OwnPattern"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        OwnSite: {
            /** @example partner-clinic-abc123 */
            site_id: string;
            name: string;
            progress: components["schemas"]["SiteProgress"];
            /** @description The most urgent first; empty when nothing is asked of people */
            needs: ("ticket_overdue" | "critical_incident" | "appliance_offline" | "ticket_open" | "healing_stopped" | "appliance_pending" | "check_failing" | "check_unknown")[];
            /** Format: int32 */
            open_incidents: number;
            /** Format: int32 */
            open_tickets: number;
            /** Format: int32 */
            failing_checks: number;
            /** Format: int32 */
            unknown_checks: number;
        };
        OwnSitePage: {
            items: components["schemas"]["OwnSite"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        OwnershipOffer: {
            offered_by: string;
            offered_to: string;
            /** Format: date-time */
            expires_at: string;
        };
        Parameter: {
            name: string;
            type: string;
            description: string;
            /** @description Its value when none is given; null means that it is required */
            standard: string | null;
            /** @description When not empty, the only values */
            allowed: string[];
        };
        Partner: {
            /** @example northwind */
            slug: string;
            name: string;
            /** @description What its clients see */
            brand_name: string;
            /** @example #4F46E5 */
            primary_color: string;
            logo_url: string | null;
            /** @enum {string} */
            status: "pending" | "active" | "suspended";
            /** Format: date-time */
            created_at: string;
        };
        PartnerPage: {
            items: components["schemas"]["Partner"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        PartnerTag: {
            /** @example northwind */
            slug: string;
            brand_name: string;
        };
        Passkey: {
            passkey_id: string;
            /** @example My laptop */
            name: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string | null;
            /** @description Whether the device's maker keeps copies of it on other devices */
            synced: boolean;
        };
        PasskeyLoginRequest: {
            /** @description The browser's PublicKeyCredential, as its toJSON() writes it */
            credential: {
                [key: string]: unknown;
            };
        };
        PasskeyNameRequest: {
            /** @example My laptop */
            name: string;
        };
        PasswordChangeRequest: {
            /** Format: password */
            current_password: string;
            /** Format: password */
            new_password: string;
        };
        PasswordResetRequest: {
            /** @example marta@example.com */
            email: string;
        };
        Pattern: {
            /** @description The same for all plans that one rule would have made */
            signature: string;
            /** @description What the rule would be called */
            rule_id: string;
            /** @description The rule that would have made these plans */
            rule: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Plans that ended, at all sites
             */
            occurrences: number;
            /**
             * Format: int64
             * @description Of these, closed by signed evidence of the run
             */
            healed: number;
            /** Format: int64 */
            success_percent: number;
            /** Format: int64 */
            sites: number;
            /**
             * Format: int64
             * @description Sites where it was proven by itself
             */
            proven_sites: number;
            /** @description At least 5 of which at least 90 per cent healed, at all sites together */
            proven: boolean;
            /** @description Whether it waits for a person's word */
            candidate: boolean;
            /**
             * @description What came of it last
             * @enum {string|null}
             */
            standing: "rejected" | "rolling" | "active" | "demoted" | null;
            /** Format: date-time */
            last_seen_at: string;
        };
        PatternDetail: {
            pattern: components["schemas"]["Pattern"];
            /** @description At most 200, most often first */
            sites: components["schemas"]["SiteCount"][];
        };
        PatternPage: {
            items: components["schemas"]["Pattern"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        PlanScore: {
            /** Format: int32 */
            expected: number;
            /**
             * Format: int32
             * @description The right plan; it is ordered, or waits where every such plan waits
             */
            right: number;
            /**
             * Format: int32
             * @description The right plan, but not sure enough: a person looks first
             */
            unsure: number;
            /**
             * Format: int32
             * @description A plan that is not right, and would be ordered
             */
            wrong: number;
            /**
             * Format: int32
             * @description A plan that is not right, and that a person looks at first
             */
            wrong_waits: number;
            /**
             * Format: int32
             * @description No plan: a person's
             */
            missed: number;
        };
        Planner: {
            /** @description false: whatever no rule knows goes to a person at once */
            configured: boolean;
            provider: string | null;
            model: string | null;
            /**
             * @description What holds at sites without a mode of their own
             * @enum {string}
             */
            mode: "auto" | "manual" | "disabled";
            /**
             * Format: int32
             * @description In per cent
             */
            confidence_min: number;
            /**
             * Format: int64
             * @description Millionths of a dollar within a day (UTC)
             */
            budget_microusd: number;
            /**
             * Format: int64
             * @description What was spent today, calls under way at their most
             */
            spent_microusd: number;
            /** Format: int32 */
            calls_per_hour: number;
            /**
             * Format: int64
             * @description Calls about all sites within the last hour
             */
            calls_last_hour: number;
        };
        PlannerScore: {
            /** @description `nearest`, or the provider's model */
            name: string;
            /** @description Null for the baseline */
            provider: string | null;
            /**
             * Format: int32
             * @description How many scenarios leave a planner something to choose; it was asked about these
             */
            asked: number;
            plans: components["schemas"]["PlanScore"];
            escalations: components["schemas"]["EscalationScore"];
            guard: components["schemas"]["GuardScore"];
            calls: components["schemas"]["CallScore"];
            /** @description Of all scenarios, as they go through rules, planner and people */
            share: components["schemas"]["TierShare"];
            /**
             * Format: int32
             * @description Of the scenarios that no rule knows: the planner alone decides about these
             */
            unknown_to_rules: number;
            /** Format: int32 */
            unknown_to_rules_right: number;
            kinds: components["schemas"]["KindScore"][];
            misses: components["schemas"]["Miss"][];
        };
        PlannerSite: {
            site_id: string;
            /**
             * @description What becomes of plans here
             * @enum {string}
             */
            mode: "auto" | "manual" | "disabled";
            /** @description Why it has a mode of its own; null when the platform's holds */
            reason: string | null;
            /** Format: date-time */
            set_at: string | null;
            set_by: string | null;
            /**
             * Format: int64
             * @description Calls within the last hour
             */
            calls_last_hour: number;
            /**
             * Format: int32
             * @description Calls that one site may have within an hour
             */
            calls_per_hour: number;
            /**
             * Format: int64
             * @description What was spent here today (UTC), in millionths of a dollar
             */
            spent_microusd: number;
        };
        PlannerSitePage: {
            items: components["schemas"]["PlannerSite"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Policy: {
            /** @description SHA-256 of the signed text; also the ETag of the appliances' sync */
            document_sha256: string;
            /** Format: date-time */
            issued_at: string;
            key_id: string;
            /** @description The signed text, parsed: serial, rules, switches, policy, source */
            payload: {
                [key: string]: unknown;
            };
        };
        PolicySource: {
            /**
             * @description central, or partner:SLUG
             * @example partner:alpha
             */
            source: string;
            remote: string;
            branch: string;
            /** @description Folder of the repository that is read; empty for all of it */
            folder: string;
            /** Format: date-time */
            looked_at: string | null;
            /** @description Commit that the branch had at the last look */
            seen_revision: string | null;
            /** @description Commit that holds; stays when a later one has errors */
            revision: string | null;
            /** Format: date-time */
            accepted_at: string | null;
            /** @description Why the last look brought nothing that holds; file and field of each */
            errors: components["schemas"]["SourceError"][];
        };
        PolicySourcePage: {
            items: components["schemas"]["PolicySource"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        /** @description What went wrong (RFC 9457) */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /**
             * @description Machine-readable; new ones may appear
             * @example invalid_request
             * @example invalid_code
             * @example unauthenticated
             * @example invalid_credentials
             * @example second_factor_required
             * @example second_factor_wrong
             * @example passkey_refused
             * @example second_factor_setup
             * @example forbidden
             * @example login_again
             * @example csrf
             * @example wrong_site
             * @example wrong_appliance
             * @example not_found
             * @example unknown_code
             * @example short_code_refused
             * @example method_not_allowed
             * @example not_acceptable
             * @example conflict
             * @example code_claimed
             * @example evidence_required
             * @example bundle_conflict
             * @example chain_gap
             * @example idempotency_conflict
             * @example code_expired
             * @example code_revoked
             * @example invite_gone
             * @example reset_gone
             * @example link_gone
             * @example payload_too_large
             * @example unsupported_media_type
             * @example misdirected
             * @example malformed_bundle
             * @example signature_invalid
             * @example unknown_version
             * @example clock_future
             * @example unknown_order_type
             * @example unknown_tool
             * @example cooldown
             * @example rate_limited
             * @example locked
             * @example internal
             * @example unavailable
             */
            code: string;
            errors?: {
                field: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        PromotedSite: {
            site_id: string;
            /** Format: int32 */
            stage: number;
            /** Format: date-time */
            installed_at: string | null;
            /** Format: date-time */
            removed_at: string | null;
        };
        PromotedSitePage: {
            items: components["schemas"]["PromotedSite"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Promotion: {
            promotion_id: string;
            signature: string;
            rule_id: string;
            rule: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status: "rejected" | "rolling" | "active" | "demoted";
            /**
             * Format: int32
             * @description From 1; 0 when it was rejected
             */
            stage: number;
            /** Format: int32 */
            stages: number;
            /** Format: date-time */
            stage_since: string;
            /** @description What the person who decided was shown */
            replay: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            decided_at: string;
            decided_by: string;
            reason: string;
            /** Format: date-time */
            ended_at: string | null;
            ended_by: string | null;
            end_reason: string | null;
            /**
             * Format: int64
             * @description How often it acted since it was installed
             */
            runs: number;
            /** Format: int64 */
            failures: number;
        };
        PromotionPage: {
            items: components["schemas"]["Promotion"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Provision: {
            provision_id: string;
            /** @example Main Street Clinic */
            client_name: string;
            /**
             * @description The only MAC address that may claim it
             * @example 84:3A:5B:91:B6:61
             */
            mac_address: string | null;
            /**
             * @description Shown once; only its hash is kept
             * @example ABCD-1234-EFGH-5678
             */
            provision_code: string;
            /** @description What its QR code says: a page that hands it to the waiting appliance */
            claim_url: string;
            /** Format: date-time */
            expires_at: string;
        };
        ProvisionSheet: {
            provisions: components["schemas"]["Provision"][];
        };
        Reason: {
            /** @description For those who read it later */
            reason: string;
        };
        RegistrationOptions: {
            /** @description In base64url, as all ids here */
            challenge: string;
            rp_id: string;
            rp_name: string;
            user_id: string;
            user_name: string;
            algorithms: number[];
            /** @description Keys that the account has */
            excluded_credentials: string[];
            /** Format: int64 */
            timeout_ms: number;
        };
        Release: {
            /** @example 1.4.2 */
            version: string;
            /** @description Of the whole archive; what an order update_agent names */
            sha256: string;
            /**
             * Format: int64
             * @description Bytes
             */
            size: number;
            /** @description Release key that signed it, in hex; null for what was kept before keys were written down */
            signed_by: string | null;
            /** @description User name */
            uploaded_by: string;
            /** Format: date-time */
            uploaded_at: string;
        };
        ReleasePage: {
            items: components["schemas"]["Release"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Replay: {
            /**
             * Format: int32
             * @description How many incidents of this type of the last 90 days it was tried on
             */
            incidents: number;
            /**
             * Format: int32
             * @description About how many it would have acted
             */
            matched: number;
            /**
             * Format: int32
             * @description About how many more it would have acted, had the site not switched off the rule, its runbook or the check
             */
            withheld: number;
            /**
             * Format: int32
             * @description Of those it would have acted about, healed by the same runbook, as signed evidence says
             */
            agreed: number;
            /**
             * Format: int32
             * @description Of these, the same runbook was run and did not heal
             */
            failed: number;
            /**
             * Format: int32
             * @description Of these, something else was done
             */
            differed: number;
            /**
             * Format: int32
             * @description Of these, nothing was done that is known
             */
            untold: number;
            /** @description Where it disagrees with what was done, newest first, at most 50 */
            differences: components["schemas"]["Difference"][];
        };
        Resolution: {
            resolution: string;
        };
        Review: {
            reason?: string | null;
        };
        Rotation: {
            /**
             * Format: int64
             * @description How much longer the former key works: 0 to 168; 24 when missing
             */
            grace_hours?: number | null;
            /**
             * Format: int64
             * @description 1 to 366; 90 when missing
             */
            expires_in_days?: number | null;
        };
        Rule: {
            rule_id: string;
            name: string;
            description: string;
            /** @enum {string} */
            source: "builtin" | "synced" | "promoted" | "custom";
            enabled: boolean;
            /**
             * Format: int32
             * @description The lower goes first; equal ones go by id
             */
            priority: number;
            /** @description All must hold: {field, operator, value} */
            conditions: {
                [key: string]: unknown;
            }[];
            /** @description Only drift of these; of any when empty */
            severities: ("low" | "medium" | "high" | "critical")[];
            /** @description Only hosts of these; of any when empty */
            platforms: string[];
            /** @description What it runs; null when it asks a person */
            runbook_id: string | null;
            parameters: {
                [key: string]: unknown;
            };
            /** @description Why it asks a person; null when it runs something */
            escalation: string | null;
            urgent: boolean;
            /** Format: int64 */
            cooldown_seconds: number;
            /** Format: int32 */
            max_retries: number;
            hipaa_controls: string[];
            gpo_managed: boolean;
            /** @description States that it matches */
            matches: {
                [key: string]: unknown;
            }[];
            /** @description States that it leaves alone */
            ignores: {
                [key: string]: unknown;
            }[];
        };
        RulePage: {
            items: components["schemas"]["Rule"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Runbook: {
            runbook_id: string;
            title: string;
            /** @description What the cooldown per host and tool counts */
            tool: string;
            platforms: string[];
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @description Whether it waits for the maintenance window */
            disruptive: boolean;
            /** Format: int64 */
            timeout_seconds: number;
            parameters: components["schemas"]["Parameter"][];
            hipaa_controls: string[];
            detect: components["schemas"]["Step"][];
            remediate: components["schemas"]["Step"][];
            verify: components["schemas"]["Step"][];
            /** @description Empty when it cannot be undone */
            rollback: components["schemas"]["Step"][];
            /** @description Rules that run it */
            used_by: string[];
        };
        RunbookPage: {
            items: components["schemas"]["Runbook"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Session: {
            session_id: string;
            /**
             * @description What opened it
             * @enum {string}
             */
            proof: "password" | "totp" | "recovery_code" | "passkey" | "sso";
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Of the last request, to within 20 seconds
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description When it ends even if it is used
             */
            expires_at: string;
            ip_address: string | null;
            user_agent: string | null;
            /** @description Whether it is the one that asks */
            current: boolean;
        };
        SessionPage: {
            items: components["schemas"]["Session"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Sheet: {
            /** @description One code each; 1 to 100 */
            client_names: string[];
            /** @description For each name the only MAC address that may claim its code, or `any`; any for all when missing */
            mac_addresses?: string[] | null;
            /**
             * Format: int64
             * @description 60 to 7776000; 30 days when missing
             */
            expires_in_seconds?: number | null;
            /** @enum {string|null} */
            deployment_mode?: "reseller" | "direct" | null;
        };
        SignedBundle: {
            /** @description The exact text that was signed */
            signed_payload: string;
            /** @description Ed25519 over the text's UTF-8 bytes, 128 hex digits */
            signature: string;
            key_id: string;
            /** @description The same text parsed; null when somebody spoiled it */
            payload: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            received_at: string;
        };
        SignedOrder: {
            /** @example ORD-20261121104500-9F3A22C1 */
            order_id: string;
            /** @example run_drift */
            order_type: string;
            parameters: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            priority: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            nonce: string;
            runbook_id: string | null;
            /** @description Ed25519 over the payload's UTF-8 bytes, 128 hex digits */
            signature: string;
            /** @description The exact text that was signed */
            signed_payload: string;
            /** @example ed25519-0f1e2d3c4b5a6978 */
            key_id: string;
        };
        Site: {
            /** @example partner-clinic-abc123 */
            site_id: string;
            /** @example Clinic */
            name: string;
            partner: components["schemas"]["PartnerTag"];
            /** @enum {string} */
            status: "active" | "retired";
            /**
             * @description The worst of its appliances that ever checked in
             * @enum {string}
             */
            live_status: "online" | "stale" | "offline" | "pending";
            progress: components["schemas"]["SiteProgress"];
            appliances: components["schemas"]["ApplianceCounts"];
            checks: components["schemas"]["CheckCounts"];
            /** Format: date-time */
            last_checkin: string | null;
            /** Format: date-time */
            created_at: string;
        };
        SiteCount: {
            site_id: string;
            /** Format: int64 */
            occurrences: number;
            /** Format: int64 */
            healed: number;
            proven: boolean;
        };
        SiteDetail: {
            /** @example partner-clinic-abc123 */
            site_id: string;
            name: string;
            partner: components["schemas"]["PartnerTag"];
            /** @enum {string} */
            status: "active" | "retired";
            /** @enum {string} */
            live_status: "online" | "stale" | "offline" | "pending";
            progress: components["schemas"]["SiteProgress"];
            appliances: components["schemas"]["ApplianceCounts"];
            checks: components["schemas"]["CheckRow"][];
            /** Format: date-time */
            last_checkin: string | null;
            /** Format: date-time */
            created_at: string;
        };
        SiteMode: {
            /** @enum {string} */
            mode: "auto" | "manual" | "disabled";
            reason: string;
        };
        SiteMonth: {
            site_id: string;
            name: string;
            /**
             * Format: int32
             * @description Signed records of that month
             */
            bundles: number;
            /** Format: int32 */
            passes: number;
            /** Format: int32 */
            failures: number;
            /** Format: int32 */
            unknown: number;
            /** Format: int32 */
            fixes: number;
            /** Format: int32 */
            incidents_opened: number;
            /** Format: int32 */
            incidents_resolved: number;
        };
        SiteNotifications: {
            /** @description Whether nothing is told of it */
            is_muted: boolean;
            /**
             * @description Instead of what its channels say
             * @enum {string|null}
             */
            severity_min: "low" | "medium" | "high" | "critical" | null;
            /** @description The only channels that hear of it; all when missing */
            channel_ids: string[] | null;
        };
        SitePage: {
            items: components["schemas"]["Site"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        SitePosture: {
            site_id: string;
            name: string;
            /** @enum {string} */
            standing: "fails" | "unknown" | "holds";
            /**
             * Format: date-time
             * @description When its appliance was last heard of; null when never
             */
            last_heard_at: string | null;
            /** @enum {string|null} */
            task: "connect" | "look_at_appliance" | null;
            /**
             * Format: int32
             * @description What the provider is working on here
             */
            open_tickets: number;
            /** Format: int32 */
            holds: number;
            /** Format: int32 */
            fails: number;
            /** Format: int32 */
            unknown: number;
            /** @description Those that fail first */
            checks: components["schemas"]["CheckPosture"][];
        };
        SiteProgress: {
            /** @enum {string} */
            phase: "discovering" | "awaiting_credentials" | "enumerating" | "deploying" | "scanning" | "complete";
            /**
             * Format: int32
             * @description 10 to 100
             */
            percent: number;
            /** @enum {string} */
            waits_for: "appliance" | "first_checkin" | "credentials" | "delivery" | "enumeration" | "watchers" | "first_scan" | "nothing";
            /**
             * Format: int32
             * @description How many of what is waited for
             */
            count: number;
        };
        SourceError: {
            /** @example rules/ssh.yaml ALPHA-1.runbook */
            field: string;
            message: string;
        };
        StatusChange: {
            /**
             * @description suspended shuts out its people, keys and codes; its sites stay protected
             * @enum {string}
             */
            status: "active" | "suspended";
            /** @description Why; it goes into the audit log */
            reason: string;
        };
        Step: {
            action: string;
            arguments: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            timeout_seconds: number;
        };
        Stop: {
            stop_id: string;
            runbook_id: string;
            /** @description Where it is stopped; everywhere when null */
            site_id: string | null;
            reason: string;
            /** Format: date-time */
            stopped_at: string;
            /**
             * Format: date-time
             * @description When a person let it go on; null while it is stopped
             */
            ended_at: string | null;
            ended_by: string | null;
            end_reason: string | null;
        };
        StopPage: {
            items: components["schemas"]["Stop"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Switch: {
            /** @enum {string} */
            kind: "rule" | "runbook" | "check";
            name: string;
            /** @description The only appliance where it is off; the whole site when null */
            appliance_id: string | null;
            reason: string;
            /** Format: date-time */
            switched_at: string;
            switched_by: string;
        };
        SwitchChange: {
            /** Format: date-time */
            at: string;
            by: string;
            site_id: string;
            /** @description The only appliance where it was switched; the whole site when null */
            appliance_id: string | null;
            enabled: boolean;
            reason: string | null;
        };
        SwitchChangePage: {
            items: components["schemas"]["SwitchChange"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        SwitchPage: {
            items: components["schemas"]["Switch"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Ticket: {
            /** @example 17 */
            ticket_id: string;
            incident_id: string;
            site_id: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            title: string;
            /** @description Why no tier below could do it */
            reason_code: string;
            reason: string;
            /** @enum {string} */
            status: "open" | "acknowledged" | "resolved";
            assignee: string | null;
            /** Format: date-time */
            opened_at: string;
            /**
             * Format: date-time
             * @description Until when somebody shall acknowledge it
             */
            respond_by: string;
            /**
             * Format: date-time
             * @description Until when it shall be resolved
             */
            resolve_by: string;
            /** Format: date-time */
            acknowledged_at: string | null;
            acknowledged_by: string | null;
            /** Format: date-time */
            resolved_at: string | null;
            resolved_by: string | null;
            resolution: string | null;
            /**
             * Format: date-time
             * @description When it was seen that nobody acknowledged it in time
             */
            respond_breached: string | null;
            /**
             * Format: date-time
             * @description When it was seen that it was not resolved in time
             */
            resolve_breached: string | null;
        };
        TicketPage: {
            items: components["schemas"]["Ticket"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        Tier: {
            /** @enum {string} */
            tier: "L1" | "L2" | "L3";
            /** Format: int64 */
            incidents: number;
            /** Format: int64 */
            share_percent: number;
            /**
             * Format: int64
             * @description Closed by signed evidence
             */
            healed: number;
            /**
             * Format: int64
             * @description Closed by whatever closed them
             */
            resolved: number;
            /**
             * Format: int64
             * @description Reported again within two hours after they were closed
             */
            came_back: number;
            /**
             * Format: int64
             * @description How long they were open, on average; null when none ended
             */
            seconds_to_resolve: number | null;
        };
        TierShare: {
            /**
             * Format: int32
             * @description Decided by the built-in rules
             */
            l1: number;
            /**
             * Format: int32
             * @description Decided by the planner
             */
            l2: number;
            /**
             * Format: int32
             * @description A person's
             */
            l3: number;
        };
        Tiers: {
            /** Format: int32 */
            days: number;
            /**
             * Format: int64
             * @description Incidents that were reported in this time
             */
            incidents: number;
            /** @description L1 rules, L2 the planner, L3 a person */
            tiers: components["schemas"]["Tier"][];
            /**
             * Format: int64
             * @description What models were paid, in millionths of a dollar
             */
            cost_microusd: number;
            /**
             * Format: int64
             * @description The same for each incident that the planner decided; null when none was
             */
            cost_microusd_per_incident: number | null;
            /**
             * Format: int32
             * @description Least share of L1, in per cent
             */
            l1_floor_percent: number;
            /** @description Whether L1 is below it, of at least 20 incidents */
            below_floor: boolean;
        };
        TimelineEntry: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            what: "reported" | "looked" | "decided" | "ordered" | "done" | "ended" | "escalated" | "recovered" | "resolved" | "reopened" | "recurred";
            title: string;
            /** @description Why, or what came of it */
            reason: string | null;
            rule_id: string | null;
            runbook_id: string | null;
            /** @description Steps that ran, as they were signed */
            steps: {
                [key: string]: unknown;
            }[];
            /** @description The bundle that proves it */
            bundle_id: string | null;
        };
        Token: {
            token_id: string;
            /** @example nightly report */
            name: string;
            /** @description What it may be used for: read, operate or admin, or area:level */
            scopes: string[];
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Null for the token of the first administrator's file only
             */
            expires_at: string | null;
            /** Format: date-time */
            last_used_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        TokenPage: {
            items: components["schemas"]["Token"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        TotpCodeRequest: {
            /**
             * Format: password
             * @example 123456
             */
            code: string;
        };
        TotpEnrolment: {
            /** @description In base 32, to be typed */
            secret: string;
            /** @description What the picture says */
            uri: string;
            /** @description A QR code in SVG */
            qr_svg: string;
        };
        TriedDecision: {
            /** @enum {string} */
            decision: "act" | "dry_run" | "defer" | "suppress" | "escalate" | "refuse" | "monitor";
            rule_id: string | null;
            runbook_id: string | null;
            parameters: {
                [key: string]: unknown;
            };
            reason_code: string;
            reason: string;
            /** Format: date-time */
            until: string | null;
            urgent: boolean;
        };
        TryState: {
            /** @description A drift as the scanner reports it: check_type, host, platform, severity, details */
            state: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When; now unless given
             */
            at?: string | null;
        };
        User: {
            id: string;
            /** @example admin */
            username: string;
            /** @enum {string} */
            role: "billing" | "readonly" | "operator" | "admin";
            /**
             * @description The partner whose sites it sees; null for all
             * @example northwind
             */
            partner_slug: string | null;
            /** @description Whether nothing else is allowed before a second factor is set up */
            must_set_up_second_factor: boolean;
        };
        UserAccount: {
            id: string;
            /** @example marta */
            username: string;
            /** @example marta@example.com */
            email: string | null;
            display_name: string | null;
            /** @enum {string} */
            role: "billing" | "readonly" | "operator" | "admin";
            /** @description The partner whose sites it sees; null for all */
            partner_slug: string | null;
            /** @enum {string} */
            status: "active" | "disabled";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_login_at: string | null;
            /** @description Whether a password alone does not open a session */
            has_second_factor: boolean;
            /**
             * Format: date-time
             * @description Until when logins are refused, after too many failures
             */
            locked_until: string | null;
        };
        UserAccountPage: {
            items: components["schemas"]["UserAccount"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
        UserChange: {
            /** @enum {string|null} */
            role?: "billing" | "readonly" | "operator" | "admin" | null;
            /**
             * @description disabled ends its sessions and tokens; active also ends a lock
             * @enum {string|null}
             */
            status?: "active" | "disabled" | null;
            display_name?: string | null;
        };
        WantedSwitch: {
            /** @enum {string} */
            kind: "rule" | "runbook" | "check";
            /** @description Id of the rule or runbook, or type of the check */
            name: string;
            /** @description Only for this appliance; for the whole site unless given */
            appliance_id?: string | null;
            enabled: boolean;
            /** @description Why it is off; needed to switch off */
            reason?: string | null;
        };
        Watcher: {
            watcher_id: string;
            site_id: string;
            host_id: string;
            /** @description The Redis stream that its incidents go to when it uses one */
            stream: string;
            /** Format: date-time */
            registered_at: string;
            registered_by: string;
            /**
             * Format: date-time
             * @description When it last reported an incident
             */
            last_report_at: string | null;
            /**
             * @description By its heartbeats: of a watcher that is not online nobody knows what its host's log says
             * @enum {string}
             */
            live_status: "online" | "stale" | "offline" | "pending";
            /** Format: date-time */
            last_heartbeat_at: string | null;
            /** @description What it said then that it cannot see */
            problem: string | null;
            /**
             * Format: int64
             * @description Incidents that it could not send then
             */
            waiting: number | null;
            agent_version: string | null;
            /**
             * Format: date-time
             * @description Since then nothing is taken from it
             */
            revoked_at: string | null;
        };
        WatcherPage: {
            items: components["schemas"]["Watcher"][];
            /** @description Where the next page begins; null at the end */
            next_cursor: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAuditLog: {
        parameters: {
            query?: {
                /** @description Only what this account did */
                actor?: string;
                /** @description Only this action, or its group such as login */
                action?: string;
                /** @description Only what was done at this site */
                site_id?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "at": "2026-11-21T10:00:00Z",
                     *           "actor": "marta",
                     *           "action": "order.create",
                     *           "target": "marta@example.com",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "detail": {},
                     *           "ip_address": "203.0.113.7"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditLinePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAuditLog: {
        parameters: {
            query?: {
                /** @description A line whose link was kept elsewhere */
                links?: string;
                /** @description The hash of that link, which must be the same still */
                head?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true,
                     *       "links": 1,
                     *       "head": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "signed_links": 1,
                     *       "findings": [
                     *         "line 17 was changed"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "admin",
                 *       "password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "username": "admin",
                     *         "role": "billing",
                     *         "partner_slug": "northwind",
                     *         "must_set_up_second_factor": true
                     *       },
                     *       "csrf_token": "q1mJ0X6m0w8e4o2s"
                     *     }
                     */
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_credentials` User name or password is wrong; `second_factor_required` The password is right; a second factor is asked for too; `second_factor_wrong` The code is wrong, or was used before */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked` Too many failed logins; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "username": "admin",
                     *         "role": "billing",
                     *         "partner_slug": "northwind",
                     *         "must_set_up_second_factor": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loginMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sso": "Contoso"
                     *     }
                     */
                    "application/json": components["schemas"]["LoginMethods"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loginWithPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "credential": {}
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyLoginRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "username": "admin",
                     *         "role": "billing",
                     *         "partner_slug": "northwind",
                     *         "must_set_up_second_factor": true
                     *       },
                     *       "csrf_token": "q1mJ0X6m0w8e4o2s"
                     *     }
                     */
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey_refused` The passkey is not one of ours, or did not sign what was asked for */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginPasskeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *       "rp_id": "central.example.com",
                     *       "timeout_ms": 1
                     *     }
                     */
                    "application/json": components["schemas"]["LoginOptions"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "marta@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordResetRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completePasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "seven purple tractors hum",
                 *       "password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["NewPasswordRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reset_gone` The link was used, has expired, or a newer one was sent */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    "text/html": string;
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSso: {
        parameters: {
            query?: {
                /** @description What the provider's token is redeemed with */
                code?: string;
                /** @description Ties the answer to the browser that asked */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    "text/html": string;
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBrand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "northwind",
                     *       "brand_name": "Northwind Care",
                     *       "primary_color": "#4F46E5",
                     *       "accent_color": "#0E7490",
                     *       "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *     }
                     */
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLogo: {
        parameters: {
            query?: {
                /** @description Names the version for caches */
                v?: string;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example osiris_sites 12 */
                    "image/png": string;
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChecks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "check_type": "ntp_sync",
                     *           "title": "Firewall",
                     *           "platforms": [
                     *             "linux"
                     *           ],
                     *           "hipaa_controls": [
                     *             "164.312(a)(1)"
                     *           ],
                     *           "severity": "low",
                     *           "disruptive": true,
                     *           "auto_fix_allowed": true,
                     *           "pass_condition": "nftables has rules that filter input"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["CheckPage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "standing": "fails",
                     *       "sites": [
                     *         {
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "name": "Main Street Clinic",
                     *           "standing": "fails",
                     *           "last_heard_at": "2026-11-21T10:00:00Z",
                     *           "task": "connect",
                     *           "open_tickets": 1,
                     *           "holds": 1,
                     *           "fails": 1,
                     *           "unknown": 1,
                     *           "checks": [
                     *             {
                     *               "check": "firewall",
                     *               "title": "Firewall",
                     *               "meaning": "The firewall is on",
                     *               "standing": "fails",
                     *               "machines": 1,
                     *               "failing_machines": 1,
                     *               "observed_at": "2026-11-21T10:00:00Z",
                     *               "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "fixed_this_month": 1,
                     *       "at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDashboard"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bundle_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signed_payload": "{\"v\":1}",
                     *       "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *       "payload": {},
                     *       "received_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SignedBundle"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyClientBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bundle_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "signature_valid": true,
                     *       "chain_valid": true,
                     *       "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *       "reasons": [
                     *         "the signature does not verify"
                     *       ],
                     *       "checked_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BundleVerdict"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientFixes: {
        parameters: {
            query?: {
                /** @description Such as 2026-11; this month unless given */
                month?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "execution_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "site_name": "Main Street Clinic",
                     *           "check": "firewall",
                     *           "title": "Firewall",
                     *           "fixed_at": "2026-11-21T10:00:00Z",
                     *           "duration_ms": 1,
                     *           "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientFixPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtClientInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "marta@example.com",
                     *       "role": "viewer",
                     *       "client_name": "Main Street Clinic",
                     *       "brand": {
                     *         "slug": "northwind",
                     *         "brand_name": "Northwind Care",
                     *         "primary_color": "#4F46E5",
                     *         "accent_color": "#0E7490",
                     *         "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *       },
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientInvitation"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invite_gone` The invitation was used or revoked, or has expired */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptClientInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["ClientAcceptance"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "viewer",
                     *       "client_name": "Main Street Clinic",
                     *       "brand": {
                     *         "slug": "northwind",
                     *         "brand_name": "Northwind Care",
                     *         "primary_color": "#4F46E5",
                     *         "accent_color": "#0E7490",
                     *         "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClientMe"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invite_gone` The invitation was used or revoked, or has expired */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteToClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "marta@example.com",
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["NewClientInvite"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "email": "marta@example.com",
                     *       "role": "viewer",
                     *       "invited_by": "admin",
                     *       "sent_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientInvite"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeClientInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askClientLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "marta@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOutClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "viewer",
                     *       "client_name": "Main Street Clinic",
                     *       "brand": {
                     *         "slug": "northwind",
                     *         "brand_name": "Northwind Care",
                     *         "primary_color": "#4F46E5",
                     *         "accent_color": "#0E7490",
                     *         "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClientMe"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientNotices: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "notice_id": "0b0f2a43-6c0e-4d55-9a6e-2f8f3f1f7d10",
                     *           "kind": "site.silent",
                     *           "title": "A serious problem at one of your sites is solved",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "site_name": "Main Street Clinic",
                     *           "month": "2026-10",
                     *           "at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientNoticePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientMailChoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "site": "off",
                     *       "problem": "off",
                     *       "report": "off"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientMailChoices"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setClientMailChoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "site": "off",
                 *       "problem": "off",
                 *       "report": "off"
                 *     }
                 */
                "application/json": components["schemas"]["ClientMailChoices"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "site": "off",
                     *       "problem": "off",
                     *       "report": "off"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientMailChoices"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Main Street Clinic"
                 *     }
                 */
                "application/json": components["schemas"]["OrganisationChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offerOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w"
                 *     }
                 */
                "application/json": components["schemas"]["NewOwner"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "offered_by": "0c8b7a54-9a0e-4f0e-8f55-2f3f7a1d9b20",
                     *       "offered_to": "9e1f5d62-3c44-4a1e-a1a7-7b7c0e5d4c31",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipOffer"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `login_again` Log in again first: the last login was too long ago for this; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOwnershipOffer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientMonth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "month": "2026-11",
                     *       "client_name": "Main Street Clinic",
                     *       "is_over": true,
                     *       "sites": [
                     *         {
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "name": "Main Street Clinic",
                     *           "bundles": 1,
                     *           "passes": 1,
                     *           "failures": 1,
                     *           "unknown": 1,
                     *           "fixes": 1,
                     *           "incidents_opened": 1,
                     *           "incidents_resolved": 1
                     *         }
                     *       ],
                     *       "made_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientMonth"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openClientSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "viewer",
                     *       "client_name": "Main Street Clinic",
                     *       "brand": {
                     *         "slug": "northwind",
                     *         "brand_name": "Northwind Care",
                     *         "primary_color": "#4F46E5",
                     *         "accent_color": "#0E7490",
                     *         "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClientMe"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `link_gone` The link was used or has expired: ask for another one */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientBundles: {
        parameters: {
            query?: {
                /** @description Only bundles about this check type */
                check?: string;
                /** @description Only bundles of this kind */
                kind?: "check" | "scan" | "order" | "gap" | "key_rotation" | "healing" | "ruleset";
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "host_id": "front-desk",
                     *           "kind": "check",
                     *           "check": "linux_firewall",
                     *           "verdict": "pass",
                     *           "outcome": "success",
                     *           "timestamp_end": "2026-11-21T10:00:00Z",
                     *           "chain": 1,
                     *           "sequence": 1,
                     *           "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *           "received_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["BundleRowPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "people": [
                     *         {
                     *           "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *           "email": "marta@example.com",
                     *           "display_name": "Marta Lind",
                     *           "role": "viewer",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "last_login_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "invites": [
                     *         {
                     *           "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "email": "marta@example.com",
                     *           "role": "viewer",
                     *           "invited_by": "admin",
                     *           "sent_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "offer": {
                     *         "offered_by": "0c8b7a54-9a0e-4f0e-8f55-2f3f7a1d9b20",
                     *         "offered_to": "9e1f5d62-3c44-4a1e-a1a7-7b7c0e5d4c31",
                     *         "expires_at": "2026-11-21T10:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClientTeam"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setClientRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["ClientRoleChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "viewer",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "last_login_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientMember"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeFromClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Only about this site */
                site_id?: string;
                /** @description Only waiting, sending, delivered, unsure or dead ones */
                status?: string;
                /** @description Only about this ticket */
                ticket_id?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "delivery_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "channel": "pager",
                     *           "event": "ticket 17 opened",
                     *           "status": "waiting",
                     *           "attempts": 1,
                     *           "last_error": "the server answered 503",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "ended_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "channel": "pager",
                     *       "event": "ticket 17 opened",
                     *       "status": "waiting",
                     *       "attempts": 1,
                     *       "last_error": "the server answered 503",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: site_changed
                     *     data: {"site_id": "main-street"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBundles: {
        parameters: {
            query?: {
                /** @description Only bundles about this check type */
                check?: string;
                /** @description Only bundles of this kind */
                kind?: "check" | "scan" | "order" | "gap" | "key_rotation" | "healing" | "ruleset";
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "host_id": "front-desk",
                     *           "kind": "check",
                     *           "check": "linux_firewall",
                     *           "verdict": "pass",
                     *           "outcome": "success",
                     *           "timestamp_end": "2026-11-21T10:00:00Z",
                     *           "chain": 1,
                     *           "sequence": 1,
                     *           "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *           "received_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["BundleRowPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bundle_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signed_payload": "{\"v\":1}",
                     *       "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *       "payload": {},
                     *       "received_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SignedBundle"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bundle_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "signature_valid": true,
                     *       "chain_valid": true,
                     *       "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *       "reasons": [
                     *         "the signature does not verify"
                     *       ],
                     *       "checked_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BundleVerdict"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFleetOrders: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "fleet_order_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "order_type": "nixos_rebuild",
                     *           "parameters": {},
                     *           "rollback": {},
                     *           "rollback_of": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "skip_version": "1.4.0",
                     *           "stages": [
                     *             1
                     *           ],
                     *           "stage": 1,
                     *           "failure_percent": 1,
                     *           "soak_minutes": 1,
                     *           "soaking_since": "2026-11-21T10:00:00Z",
                     *           "maintenance_window": "02:00-04:00",
                     *           "status": "active",
                     *           "status_reason": "2 of 20 failed",
                     *           "created_by": "marta",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z",
                     *           "ended_at": "2026-11-21T10:00:00Z",
                     *           "appliances": {
                     *             "ordered": 1,
                     *             "completed": 1,
                     *             "failed": 1,
                     *             "skipped": 1,
                     *             "waiting": 1,
                     *             "absent": 1
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["FleetOrderPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createFleetOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_type": "nixos_rebuild",
                 *       "maintenance_window": "02:00-04:00"
                 *     }
                 */
                "application/json": components["schemas"]["NewFleetOrder"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fleet_order_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "order_type": "nixos_rebuild",
                     *       "parameters": {},
                     *       "rollback": {},
                     *       "rollback_of": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "skip_version": "1.4.0",
                     *       "stages": [
                     *         1
                     *       ],
                     *       "stage": 1,
                     *       "failure_percent": 1,
                     *       "soak_minutes": 1,
                     *       "soaking_since": "2026-11-21T10:00:00Z",
                     *       "maintenance_window": "02:00-04:00",
                     *       "status": "active",
                     *       "status_reason": "2 of 20 failed",
                     *       "created_by": "marta",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "appliances": {
                     *         "ordered": 1,
                     *         "completed": 1,
                     *         "failed": 1,
                     *         "skipped": 1,
                     *         "waiting": 1,
                     *         "absent": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FleetOrder"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_order_type` There is no such order type */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFleetOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fleet_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fleet_order_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "order_type": "nixos_rebuild",
                     *       "parameters": {},
                     *       "rollback": {},
                     *       "rollback_of": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "skip_version": "1.4.0",
                     *       "stages": [
                     *         1
                     *       ],
                     *       "stage": 1,
                     *       "failure_percent": 1,
                     *       "soak_minutes": 1,
                     *       "soaking_since": "2026-11-21T10:00:00Z",
                     *       "maintenance_window": "02:00-04:00",
                     *       "status": "active",
                     *       "status_reason": "2 of 20 failed",
                     *       "created_by": "marta",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "appliances": {
                     *         "ordered": 1,
                     *         "completed": 1,
                     *         "failed": 1,
                     *         "skipped": 1,
                     *         "waiting": 1,
                     *         "absent": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FleetOrder"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFleetTargets: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                fleet_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "stage": 1,
                     *           "state": "ordered",
                     *           "order_id": "ORD-20261121104500-9F3A22C1",
                     *           "reason": "building work",
                     *           "changed_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["FleetTargetPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelFleetOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fleet_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fleet_order_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "order_type": "nixos_rebuild",
                     *       "parameters": {},
                     *       "rollback": {},
                     *       "rollback_of": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "skip_version": "1.4.0",
                     *       "stages": [
                     *         1
                     *       ],
                     *       "stage": 1,
                     *       "failure_percent": 1,
                     *       "soak_minutes": 1,
                     *       "soaking_since": "2026-11-21T10:00:00Z",
                     *       "maintenance_window": "02:00-04:00",
                     *       "status": "active",
                     *       "status_reason": "2 of 20 failed",
                     *       "created_by": "marta",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "appliances": {
                     *         "ordered": 1,
                     *         "completed": 1,
                     *         "failed": 1,
                     *         "skipped": 1,
                     *         "waiting": 1,
                     *         "absent": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FleetOrder"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseFleetOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fleet_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fleet_order_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "order_type": "nixos_rebuild",
                     *       "parameters": {},
                     *       "rollback": {},
                     *       "rollback_of": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "skip_version": "1.4.0",
                     *       "stages": [
                     *         1
                     *       ],
                     *       "stage": 1,
                     *       "failure_percent": 1,
                     *       "soak_minutes": 1,
                     *       "soaking_since": "2026-11-21T10:00:00Z",
                     *       "maintenance_window": "02:00-04:00",
                     *       "status": "active",
                     *       "status_reason": "2 of 20 failed",
                     *       "created_by": "marta",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "appliances": {
                     *         "ordered": 1,
                     *         "completed": 1,
                     *         "failed": 1,
                     *         "skipped": 1,
                     *         "waiting": 1,
                     *         "absent": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FleetOrder"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeFleetOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fleet_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fleet_order_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "order_type": "nixos_rebuild",
                     *       "parameters": {},
                     *       "rollback": {},
                     *       "rollback_of": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "skip_version": "1.4.0",
                     *       "stages": [
                     *         1
                     *       ],
                     *       "stage": 1,
                     *       "failure_percent": 1,
                     *       "soak_minutes": 1,
                     *       "soaking_since": "2026-11-21T10:00:00Z",
                     *       "maintenance_window": "02:00-04:00",
                     *       "status": "active",
                     *       "status_reason": "2 of 20 failed",
                     *       "created_by": "marta",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "appliances": {
                     *         "ordered": 1,
                     *         "completed": 1,
                     *         "failed": 1,
                     *         "skipped": 1,
                     *         "waiting": 1,
                     *         "absent": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FleetOrder"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPatterns: {
        parameters: {
            query?: {
                /** @description Only those that wait for a person's word */
                candidate?: "true";
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "rule_id": "L1-FIREWALL-001",
                     *           "rule": {},
                     *           "occurrences": 1,
                     *           "healed": 1,
                     *           "success_percent": 1,
                     *           "sites": 1,
                     *           "proven_sites": 1,
                     *           "proven": true,
                     *           "candidate": true,
                     *           "standing": "rejected",
                     *           "last_seen_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["PatternPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPattern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signature: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pattern": {
                     *         "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *         "rule_id": "L1-FIREWALL-001",
                     *         "rule": {},
                     *         "occurrences": 1,
                     *         "healed": 1,
                     *         "success_percent": 1,
                     *         "sites": 1,
                     *         "proven_sites": 1,
                     *         "proven": true,
                     *         "candidate": true,
                     *         "standing": "rejected",
                     *         "last_seen_at": "2026-11-21T10:00:00Z"
                     *       },
                     *       "sites": [
                     *         {
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "occurrences": 1,
                     *           "healed": 1,
                     *           "proven": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PatternDetail"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approvePattern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signature: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scope": "proven",
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "promotion_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "rule_id": "L1-FIREWALL-001",
                     *       "rule": {},
                     *       "status": "rejected",
                     *       "stage": 1,
                     *       "stages": 1,
                     *       "stage_since": "2026-11-21T10:00:00Z",
                     *       "replay": {},
                     *       "decided_at": "2026-11-21T10:00:00Z",
                     *       "decided_by": "marta",
                     *       "reason": "building work",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "ended_by": "marta",
                     *       "end_reason": "the printer was replaced",
                     *       "runs": 1,
                     *       "failures": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectPattern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signature: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["Objection"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "promotion_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "rule_id": "L1-FIREWALL-001",
                     *       "rule": {},
                     *       "status": "rejected",
                     *       "stage": 1,
                     *       "stages": 1,
                     *       "stage_since": "2026-11-21T10:00:00Z",
                     *       "replay": {},
                     *       "decided_at": "2026-11-21T10:00:00Z",
                     *       "decided_by": "marta",
                     *       "reason": "building work",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "ended_by": "marta",
                     *       "end_reason": "the printer was replaced",
                     *       "runs": 1,
                     *       "failures": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayPattern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signature: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "incidents": 1,
                     *       "matched": 1,
                     *       "withheld": 1,
                     *       "agreed": 1,
                     *       "failed": 1,
                     *       "differed": 1,
                     *       "untold": 1,
                     *       "differences": [
                     *         {
                     *           "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "kind": "failed",
                     *           "ran": "LIN-FW-001",
                     *           "closed_by": "marta"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPromotions: {
        parameters: {
            query?: {
                /** @description Only of this pattern */
                signature?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "promotion_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "rule_id": "L1-FIREWALL-001",
                     *           "rule": {},
                     *           "status": "rejected",
                     *           "stage": 1,
                     *           "stages": 1,
                     *           "stage_since": "2026-11-21T10:00:00Z",
                     *           "replay": {},
                     *           "decided_at": "2026-11-21T10:00:00Z",
                     *           "decided_by": "marta",
                     *           "reason": "building work",
                     *           "ended_at": "2026-11-21T10:00:00Z",
                     *           "ended_by": "marta",
                     *           "end_reason": "the printer was replaced",
                     *           "runs": 1,
                     *           "failures": 1
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["PromotionPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "promotion_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "rule_id": "L1-FIREWALL-001",
                     *       "rule": {},
                     *       "status": "rejected",
                     *       "stage": 1,
                     *       "stages": 1,
                     *       "stage_since": "2026-11-21T10:00:00Z",
                     *       "replay": {},
                     *       "decided_at": "2026-11-21T10:00:00Z",
                     *       "decided_by": "marta",
                     *       "reason": "building work",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "ended_by": "marta",
                     *       "end_reason": "the printer was replaced",
                     *       "runs": 1,
                     *       "failures": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    demoteRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["Objection"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "promotion_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "rule_id": "L1-FIREWALL-001",
                     *       "rule": {},
                     *       "status": "rejected",
                     *       "stage": 1,
                     *       "stages": 1,
                     *       "stage_since": "2026-11-21T10:00:00Z",
                     *       "replay": {},
                     *       "decided_at": "2026-11-21T10:00:00Z",
                     *       "decided_by": "marta",
                     *       "reason": "building work",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "ended_by": "marta",
                     *       "end_reason": "the printer was replaced",
                     *       "runs": 1,
                     *       "failures": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Promotion"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPromotedSites: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "stage": 1,
                     *           "installed_at": "2026-11-21T10:00:00Z",
                     *           "removed_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["PromotedSitePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBudget: {
        parameters: {
            query?: {
                /** @description At this site; everywhere unless given */
                site_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "runbook_id": "LIN-FW-001",
                     *           "hosts_in_hour": 1,
                     *           "hosts_per_hour": 1,
                     *           "hosts_in_day": 1,
                     *           "hosts_per_day": 1,
                     *           "promised": 1,
                     *           "runs": 1,
                     *           "failures": 1,
                     *           "stop": {
                     *             "stop_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *             "runbook_id": "LIN-FW-001",
                     *             "site_id": "northwind-main-street-4c1d2e",
                     *             "reason": "building work",
                     *             "stopped_at": "2026-11-21T10:00:00Z",
                     *             "ended_at": "2026-11-21T10:00:00Z",
                     *             "ended_by": "marta",
                     *             "end_reason": "the printer was replaced"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["BudgetPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStops: {
        parameters: {
            query?: {
                /** @description Only what holds at this site */
                site_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "stop_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "runbook_id": "LIN-FW-001",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "reason": "building work",
                     *           "stopped_at": "2026-11-21T10:00:00Z",
                     *           "ended_at": "2026-11-21T10:00:00Z",
                     *           "ended_by": "marta",
                     *           "end_reason": "the printer was replaced"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["StopPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["EndStop"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stop_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "runbook_id": "LIN-FW-001",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "reason": "building work",
                     *       "stopped_at": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z",
                     *       "ended_by": "marta",
                     *       "end_reason": "the printer was replaced"
                     *     }
                     */
                    "application/json": components["schemas"]["Stop"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIncidents: {
        parameters: {
            query?: {
                /** @description Only incidents of this site */
                site_id?: string;
                /** @description Only incidents in this state */
                status?: "open" | "escalated" | "resolved";
                /** @description Only incidents on this host */
                host_id?: string;
                /** @description Only incidents of this check, or of this type when they have no check */
                type?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "watcher_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "reported_by": "marta",
                     *           "host_id": "front-desk",
                     *           "incident_type": "linux_firewall",
                     *           "check_type": "linux_firewall",
                     *           "severity": "low",
                     *           "details": {},
                     *           "pre_state": {},
                     *           "hipaa_controls": [
                     *             "164.312(a)(1)"
                     *           ],
                     *           "status": "open",
                     *           "received_at": "2026-11-21T10:00:00Z",
                     *           "resolved_at": "2026-11-21T10:00:00Z",
                     *           "tier": "L1",
                     *           "resolved_through": "evidence",
                     *           "earlier": 1,
                     *           "reopenings": 1,
                     *           "reopened_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["IncidentPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "incident": {
                     *         "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "site_id": "northwind-main-street-4c1d2e",
                     *         "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *         "watcher_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "reported_by": "marta",
                     *         "host_id": "front-desk",
                     *         "incident_type": "linux_firewall",
                     *         "check_type": "linux_firewall",
                     *         "severity": "low",
                     *         "details": {},
                     *         "pre_state": {},
                     *         "hipaa_controls": [
                     *           "164.312(a)(1)"
                     *         ],
                     *         "status": "open",
                     *         "received_at": "2026-11-21T10:00:00Z",
                     *         "resolved_at": "2026-11-21T10:00:00Z",
                     *         "tier": "L1",
                     *         "resolved_through": "evidence",
                     *         "earlier": 1,
                     *         "reopenings": 1,
                     *         "reopened_at": "2026-11-21T10:00:00Z"
                     *       },
                     *       "timeline": [
                     *         {
                     *           "at": "2026-11-21T10:00:00Z",
                     *           "what": "reported",
                     *           "title": "Firewall",
                     *           "reason": "building work",
                     *           "rule_id": "L1-FIREWALL-001",
                     *           "runbook_id": "LIN-FW-001",
                     *           "steps": [
                     *             {}
                     *           ],
                     *           "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05"
                     *         }
                     *       ],
                     *       "closable_by_person": true
                     *     }
                     */
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["Closing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "incident": {
                     *         "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "site_id": "northwind-main-street-4c1d2e",
                     *         "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *         "watcher_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "reported_by": "marta",
                     *         "host_id": "front-desk",
                     *         "incident_type": "linux_firewall",
                     *         "check_type": "linux_firewall",
                     *         "severity": "low",
                     *         "details": {},
                     *         "pre_state": {},
                     *         "hipaa_controls": [
                     *           "164.312(a)(1)"
                     *         ],
                     *         "status": "open",
                     *         "received_at": "2026-11-21T10:00:00Z",
                     *         "resolved_at": "2026-11-21T10:00:00Z",
                     *         "tier": "L1",
                     *         "resolved_through": "evidence",
                     *         "earlier": 1,
                     *         "reopenings": 1,
                     *         "reopened_at": "2026-11-21T10:00:00Z"
                     *       },
                     *       "timeline": [
                     *         {
                     *           "at": "2026-11-21T10:00:00Z",
                     *           "what": "reported",
                     *           "title": "Firewall",
                     *           "reason": "building work",
                     *           "rule_id": "L1-FIREWALL-001",
                     *           "runbook_id": "LIN-FW-001",
                     *           "steps": [
                     *             {}
                     *           ],
                     *           "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05"
                     *         }
                     *       ],
                     *       "closable_by_person": true
                     *     }
                     */
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `evidence_required` Only signed evidence can say so */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMasterKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "key_id": "mk-0f1e2d3c4b5a6978",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "retired_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "waiting": 1
                     *     }
                     */
                    "application/json": components["schemas"]["MasterKeys"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateMasterKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "key_id": "mk-0f1e2d3c4b5a6978",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "retired_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "waiting": 1
                     *     }
                     */
                    "application/json": components["schemas"]["MasterKeys"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPartners: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "slug": "northwind",
                     *           "name": "Main Street Clinic",
                     *           "brand_name": "Northwind Care",
                     *           "primary_color": "#4F46E5",
                     *           "logo_url": "https://example.com/logo.svg",
                     *           "status": "pending",
                     *           "created_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["PartnerPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPartner: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "northwind",
                 *       "name": "Northwind IT Services",
                 *       "brand_name": "Northwind Care",
                 *       "primary_color": "#4F46E5",
                 *       "logo_url": "https://example.com/logo.svg"
                 *     }
                 */
                "application/json": components["schemas"]["NewPartner"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "northwind",
                     *       "name": "Main Street Clinic",
                     *       "brand_name": "Northwind Care",
                     *       "primary_color": "#4F46E5",
                     *       "logo_url": "https://example.com/logo.svg",
                     *       "status": "pending",
                     *       "created_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnPartner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "northwind",
                     *       "name": "Northwind IT Services",
                     *       "status": "pending",
                     *       "brand": {
                     *         "slug": "northwind",
                     *         "brand_name": "Northwind Care",
                     *         "primary_color": "#4F46E5",
                     *         "accent_color": "#0E7490",
                     *         "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *       },
                     *       "sites": 1,
                     *       "sites_in_need": 1,
                     *       "pending_codes": 1,
                     *       "people": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OwnPartner"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnActivity: {
        parameters: {
            query?: {
                /** @description Only by this user name */
                actor?: string;
                /** @description Only this action, or all that begin with it */
                action?: string;
                /** @description Only at this site */
                site_id?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "at": "2026-11-21T10:00:00Z",
                     *           "actor": "marta",
                     *           "action": "order.create",
                     *           "target": "marta@example.com",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "detail": {},
                     *           "ip_address": "203.0.113.7"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditLinePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnAssets: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "site_id": "partner-clinic-abc123",
                     *           "site_name": "Main Street Clinic",
                     *           "host": "reception-01",
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "passing": 1,
                     *           "failing": 1,
                     *           "unknown": 1,
                     *           "last_seen_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnAssetPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnBrand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "northwind",
                     *       "brand_name": "Northwind Care",
                     *       "primary_color": "#4F46E5",
                     *       "accent_color": "#0E7490",
                     *       "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *     }
                     */
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOwnBrand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "brand_name": "Northwind Care",
                 *       "primary_color": "#4F46E5",
                 *       "accent_color": "#0E7490"
                 *     }
                 */
                "application/json": components["schemas"]["BrandChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "northwind",
                     *       "brand_name": "Northwind Care",
                     *       "primary_color": "#4F46E5",
                     *       "accent_color": "#0E7490",
                     *       "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *     }
                     */
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOwnLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image_base64": "iVBORw0KGgo="
                 *     }
                 */
                "application/json": components["schemas"]["NewLogo"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "northwind",
                     *       "brand_name": "Northwind Care",
                     *       "primary_color": "#4F46E5",
                     *       "accent_color": "#0E7490",
                     *       "logo_path": "/api/branding/northwind/logo?v=9f86d081884c7d65"
                     *     }
                     */
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeOwnLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnClients: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "client_id": "northwind-main-street-4c1d2e",
                     *           "name": "Main Street Clinic",
                     *           "status": "active",
                     *           "sites": 1,
                     *           "people": 1,
                     *           "created_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOwnClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Main Street Clinic"
                 *     }
                 */
                "application/json": components["schemas"]["NewClient"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "northwind-main-street-4c1d2e",
                     *       "name": "Main Street Clinic",
                     *       "status": "active",
                     *       "sites": 1,
                     *       "people": 1,
                     *       "created_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client": {
                     *         "client_id": "northwind-main-street-4c1d2e",
                     *         "name": "Main Street Clinic",
                     *         "status": "active",
                     *         "sites": 1,
                     *         "people": 1,
                     *         "created_at": "2026-11-21T10:00:00Z"
                     *       },
                     *       "sites": [
                     *         {
                     *           "site_id": "partner-clinic-abc123",
                     *           "name": "Main Street Clinic"
                     *         }
                     *       ],
                     *       "people": [
                     *         {
                     *           "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *           "email": "marta@example.com",
                     *           "display_name": "Marta Lind",
                     *           "role": "viewer",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "last_login_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "invites": [
                     *         {
                     *           "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "email": "marta@example.com",
                     *           "role": "viewer",
                     *           "invited_by": "admin",
                     *           "sent_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDetail"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOwnClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["ClientChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "northwind-main-street-4c1d2e",
                     *       "name": "Main Street Clinic",
                     *       "status": "active",
                     *       "sites": 1,
                     *       "people": 1,
                     *       "created_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteToOwnClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "marta@example.com",
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["NewClientInvite"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "email": "marta@example.com",
                     *       "role": "viewer",
                     *       "invited_by": "admin",
                     *       "sent_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ClientInvite"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInviteToOwnClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
                client_invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOwnClientSites: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "site_ids": [
                 *         "partner-clinic-abc123"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ClientSites"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client": {
                     *         "client_id": "northwind-main-street-4c1d2e",
                     *         "name": "Main Street Clinic",
                     *         "status": "active",
                     *         "sites": 1,
                     *         "people": 1,
                     *         "created_at": "2026-11-21T10:00:00Z"
                     *       },
                     *       "sites": [
                     *         {
                     *           "site_id": "partner-clinic-abc123",
                     *           "name": "Main Street Clinic"
                     *         }
                     *       ],
                     *       "people": [
                     *         {
                     *           "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *           "email": "marta@example.com",
                     *           "display_name": "Marta Lind",
                     *           "role": "viewer",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "last_login_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "invites": [
                     *         {
                     *           "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "email": "marta@example.com",
                     *           "role": "viewer",
                     *           "invited_by": "admin",
                     *           "sent_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDetail"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnCredentials: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "site_id": "partner-clinic-abc123",
                     *           "site_name": "Main Street Clinic",
                     *           "credential": {
                     *             "credential_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *             "type": "winrm",
                     *             "name": "Reception PC",
                     *             "host": "pc-01.clinic.lan",
                     *             "port": 1,
                     *             "use_ssl": true,
                     *             "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *             "version": 1,
                     *             "created_at": "2026-11-21T10:00:00Z",
                     *             "created_by": "marta",
                     *             "changed_at": "2026-11-21T10:00:00Z",
                     *             "changed_by": "marta",
                     *             "delivered_at": "2026-11-21T10:00:00Z"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnCredentialPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnInvites: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "email": "marta@example.com",
                     *           "display_name": "Marta Lind",
                     *           "role": "billing",
                     *           "partner_slug": "northwind",
                     *           "invited_by": "admin",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "sent_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["InvitePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteOwnUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "marta@example.com",
                 *       "role": "billing"
                 *     }
                 */
                "application/json": components["schemas"]["NewInvite"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "billing",
                     *       "partner_slug": "northwind",
                     *       "invited_by": "admin",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "sent_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invite"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeOwnInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendOwnInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "billing",
                     *       "partner_slug": "northwind",
                     *       "invited_by": "admin",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "sent_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invite"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnKeys: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "token_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "name": "nightly report",
                     *           "scopes": [
                     *             "read"
                     *           ],
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z",
                     *           "last_used_at": "2026-11-21T10:00:00Z",
                     *           "revoked_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOwnKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "nightly report",
                 *       "scopes": [
                 *         "read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": {
                     *         "token_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "name": "nightly report",
                     *         "scopes": [
                     *           "read"
                     *         ],
                     *         "created_at": "2026-11-21T10:00:00Z",
                     *         "expires_at": "2026-11-21T10:00:00Z",
                     *         "last_used_at": "2026-11-21T10:00:00Z",
                     *         "revoked_at": "2026-11-21T10:00:00Z"
                     *       },
                     *       "secret": "JBSWY3DPEHPK3PXP"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedToken"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeOwnKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateOwnKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": {
                     *         "token_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "name": "nightly report",
                     *         "scopes": [
                     *           "read"
                     *         ],
                     *         "created_at": "2026-11-21T10:00:00Z",
                     *         "expires_at": "2026-11-21T10:00:00Z",
                     *         "last_used_at": "2026-11-21T10:00:00Z",
                     *         "revoked_at": "2026-11-21T10:00:00Z"
                     *       },
                     *       "secret": "JBSWY3DPEHPK3PXP"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedToken"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnPatterns: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "rule_id": "L1-FIREWALL-001",
                     *           "occurrences": 1,
                     *           "healed": 1,
                     *           "success_percent": 1,
                     *           "site_ids": [
                     *             "partner-clinic-abc123"
                     *           ],
                     *           "rules_in_force": 1,
                     *           "last_seen_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnPatternPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "time_zone": "Europe/Berlin",
                     *       "quiet_from": "22:00",
                     *       "quiet_to": "07:00",
                     *       "critical_at_once": true,
                     *       "digest_at": "08:00"
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "time_zone": "Europe/Berlin",
                 *       "quiet_from": "22:00",
                 *       "quiet_to": "07:00",
                 *       "critical_at_once": true,
                 *       "digest_at": "08:00"
                 *     }
                 */
                "application/json": components["schemas"]["NotificationSettings"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "time_zone": "Europe/Berlin",
                     *       "quiet_from": "22:00",
                     *       "quiet_to": "07:00",
                     *       "critical_at_once": true,
                     *       "digest_at": "08:00"
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotificationChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "channel_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "name": "On call",
                     *           "kind": "email",
                     *           "is_on": true,
                     *           "severity_min": "low",
                     *           "events": [
                     *             "ticket"
                     *           ],
                     *           "digest": "none",
                     *           "targets": [
                     *             "hooks.example.com"
                     *           ],
                     *           "board": "Clinics",
                     *           "changed_at": "2026-11-21T10:00:00Z",
                     *           "changed_by": "marta"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationChannelPage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createNotificationChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "On call",
                 *       "kind": "email",
                 *       "events": [
                 *         "ticket"
                 *       ],
                 *       "to": [
                 *         "on-call@example.com"
                 *       ],
                 *       "host": "log.example.com",
                 *       "board": "Clinics"
                 *     }
                 */
                "application/json": components["schemas"]["NewNotificationChannel"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "channel_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "name": "On call",
                     *       "kind": "email",
                     *       "is_on": true,
                     *       "severity_min": "low",
                     *       "events": [
                     *         "ticket"
                     *       ],
                     *       "digest": "none",
                     *       "targets": [
                     *         "hooks.example.com"
                     *       ],
                     *       "board": "Clinics",
                     *       "changed_at": "2026-11-21T10:00:00Z",
                     *       "changed_by": "marta"
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationChannel"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceNotificationChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "On call",
                 *       "kind": "email",
                 *       "events": [
                 *         "ticket"
                 *       ],
                 *       "to": [
                 *         "on-call@example.com"
                 *       ],
                 *       "host": "log.example.com",
                 *       "board": "Clinics"
                 *     }
                 */
                "application/json": components["schemas"]["NewNotificationChannel"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "channel_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "name": "On call",
                     *       "kind": "email",
                     *       "is_on": true,
                     *       "severity_min": "low",
                     *       "events": [
                     *         "ticket"
                     *       ],
                     *       "digest": "none",
                     *       "targets": [
                     *         "hooks.example.com"
                     *       ],
                     *       "board": "Clinics",
                     *       "changed_at": "2026-11-21T10:00:00Z",
                     *       "changed_by": "marta"
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationChannel"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeNotificationChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testNotificationChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "channel_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "channel": "On call",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "subject": "2 tickets opened (worst: high)",
                     *       "severity": "low",
                     *       "events": 1,
                     *       "status": "waiting",
                     *       "attempts": 1,
                     *       "last_error": "the server answered 503",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "next_attempt": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationDelivery"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotificationDeliveries: {
        parameters: {
            query?: {
                /** @description Only to this channel */
                channel_id?: string;
                /** @description Only about this site */
                site_id?: string;
                /** @description Only messages in this state */
                status?: "waiting" | "sending" | "delivered" | "unsure" | "dead";
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "delivery_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "channel_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "channel": "On call",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "subject": "2 tickets opened (worst: high)",
                     *           "severity": "low",
                     *           "events": 1,
                     *           "status": "waiting",
                     *           "attempts": 1,
                     *           "last_error": "the server answered 503",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "next_attempt": "2026-11-21T10:00:00Z",
                     *           "ended_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationDeliveryPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryNotificationDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "channel_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "channel": "On call",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "subject": "2 tickets opened (worst: high)",
                     *       "severity": "low",
                     *       "events": 1,
                     *       "status": "waiting",
                     *       "attempts": 1,
                     *       "last_error": "the server answered 503",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "next_attempt": "2026-11-21T10:00:00Z",
                     *       "ended_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationDelivery"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSiteNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_muted": true,
                     *       "severity_min": "low",
                     *       "channel_ids": [
                     *         "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SiteNotifications"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSiteNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "is_muted": true,
                 *       "severity_min": "low",
                 *       "channel_ids": [
                 *         "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SiteNotifications"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_muted": true,
                     *       "severity_min": "low",
                     *       "channel_ids": [
                     *         "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SiteNotifications"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSiteNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnProvisions: {
        parameters: {
            query?: {
                /** @description Only codes in this state */
                status?: "pending" | "claimed" | "revoked" | "expired";
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "provision_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "client_name": "Main Street Clinic",
                     *           "deployment_mode": "reseller",
                     *           "status": "pending",
                     *           "target_appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "mac_address": "84:3A:5B:91:B6:61",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "created_by": "marta",
                     *           "expires_at": "2026-11-21T10:00:00Z",
                     *           "claimed_at": "2026-11-21T10:00:00Z",
                     *           "claimed_site_id": "northwind-main-street-4c1d2e",
                     *           "claimed_appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "revoked_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["ListedProvisionPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOwnProvision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "client_name": "Main Street Clinic",
                 *       "mac_address": "84:3A:5B:91:B6:61"
                 *     }
                 */
                "application/json": components["schemas"]["NewProvision"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "provision_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "client_name": "Main Street Clinic",
                     *       "mac_address": "84:3A:5B:91:B6:61",
                     *       "provision_code": "ABCD-1234-EFGH-5678",
                     *       "claim_url": "https://central.example.com/claim#ABCD1234EFGH5678",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Provision"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOwnProvisions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "client_names": [
                 *         "Main Street Clinic"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Sheet"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "provisions": [
                     *         {
                     *           "provision_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "client_name": "Main Street Clinic",
                     *           "mac_address": "84:3A:5B:91:B6:61",
                     *           "provision_code": "ABCD-1234-EFGH-5678",
                     *           "claim_url": "https://central.example.com/claim#ABCD1234EFGH5678",
                     *           "expires_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProvisionSheet"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeOwnProvision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnSites: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "site_id": "partner-clinic-abc123",
                     *           "name": "Main Street Clinic",
                     *           "progress": {
                     *             "phase": "discovering",
                     *             "percent": 1,
                     *             "waits_for": "appliance",
                     *             "count": 1
                     *           },
                     *           "needs": [
                     *             "ticket_overdue"
                     *           ],
                     *           "open_incidents": 1,
                     *           "open_tickets": 1,
                     *           "failing_checks": 1,
                     *           "unknown_checks": 1
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnSitePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnUsers: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "username": "marta",
                     *           "email": "marta@example.com",
                     *           "display_name": "Marta Lind",
                     *           "role": "billing",
                     *           "partner_slug": "northwind",
                     *           "status": "active",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "last_login_at": "2026-11-21T10:00:00Z",
                     *           "has_second_factor": true,
                     *           "locked_until": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccountPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOwnUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "username": "marta",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "billing",
                     *       "partner_slug": "northwind",
                     *       "status": "active",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "last_login_at": "2026-11-21T10:00:00Z",
                     *       "has_second_factor": true,
                     *       "locked_until": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handOverProvision: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provision_code": "ABCD1234EFGH5678",
                 *       "short_code": "K7P2-9XQM"
                 *     }
                 */
                "application/json": components["schemas"]["HandOverRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "handed_over",
                     *       "client_name": "Main Street Clinic",
                     *       "brand_name": "Northwind Care"
                     *     }
                     */
                    "application/json": components["schemas"]["HandOverProgress"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `short_code_refused` No appliance waits with this short code */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    provisionQrPng: {
        parameters: {
            query?: {
                /** @description Pixels of its side, 128 to 1024; 512 unless given */
                size?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example osiris_sites 12 */
                    "image/png": string;
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    provisionQrSvg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example osiris_sites 12 */
                    "image/svg+xml": string;
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "northwind",
                     *       "name": "Main Street Clinic",
                     *       "brand_name": "Northwind Care",
                     *       "primary_color": "#4F46E5",
                     *       "logo_url": "https://example.com/logo.svg",
                     *       "status": "pending",
                     *       "created_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProvision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "client_name": "Main Street Clinic",
                 *       "mac_address": "84:3A:5B:91:B6:61"
                 *     }
                 */
                "application/json": components["schemas"]["NewProvision"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "provision_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "client_name": "Main Street Clinic",
                     *       "mac_address": "84:3A:5B:91:B6:61",
                     *       "provision_code": "ABCD-1234-EFGH-5678",
                     *       "claim_url": "https://central.example.com/claim#ABCD1234EFGH5678",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Provision"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPartnerStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "active",
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "northwind",
                     *       "name": "Main Street Clinic",
                     *       "brand_name": "Northwind Care",
                     *       "primary_color": "#4F46E5",
                     *       "logo_url": "https://example.com/logo.svg",
                     *       "status": "pending",
                     *       "created_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlanner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "configured": true,
                     *       "provider": "anthropic",
                     *       "model": "a-model",
                     *       "mode": "auto",
                     *       "confidence_min": 1,
                     *       "budget_microusd": 1,
                     *       "spent_microusd": 1,
                     *       "calls_per_hour": 1,
                     *       "calls_last_hour": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Planner"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlannerDecisions: {
        parameters: {
            query?: {
                /** @description Only those about this site */
                site_id?: string;
                /** @description Only asking, ordered, waiting, rejected, escalated or void ones */
                status?: string;
                /** @description Only those about this incident */
                incident_id?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "decision_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "status": "asking",
                     *           "asked_at": "2026-11-21T10:00:00Z",
                     *           "answered_at": "2026-11-21T10:00:00Z",
                     *           "provider": "anthropic",
                     *           "model": "a-model",
                     *           "question_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "remembered_from": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "attempt": 1,
                     *           "input_tokens": 1,
                     *           "output_tokens": 1,
                     *           "cost_microusd": 1,
                     *           "runbook_id": "LIN-SVC-001",
                     *           "parameters": {},
                     *           "confidence": 1,
                     *           "reasoning": "The unit failed twice after an update.",
                     *           "reason_code": "no_rule",
                     *           "reason": "building work",
                     *           "order_id": "ORD-20261121100000-0F1E2D3C",
                     *           "reviewed_at": "2026-11-21T10:00:00Z",
                     *           "reviewed_by": "marta",
                     *           "review_reason": "not during surgery"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["DecisionPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlannerDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decision_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "status": "asking",
                     *       "asked_at": "2026-11-21T10:00:00Z",
                     *       "answered_at": "2026-11-21T10:00:00Z",
                     *       "provider": "anthropic",
                     *       "model": "a-model",
                     *       "question_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "remembered_from": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "attempt": 1,
                     *       "input_tokens": 1,
                     *       "output_tokens": 1,
                     *       "cost_microusd": 1,
                     *       "runbook_id": "LIN-SVC-001",
                     *       "parameters": {},
                     *       "confidence": 1,
                     *       "reasoning": "The unit failed twice after an update.",
                     *       "reason_code": "no_rule",
                     *       "reason": "building work",
                     *       "order_id": "ORD-20261121100000-0F1E2D3C",
                     *       "reviewed_at": "2026-11-21T10:00:00Z",
                     *       "reviewed_by": "marta",
                     *       "review_reason": "not during surgery"
                     *     }
                     */
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approvePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["Review"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decision_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "status": "asking",
                     *       "asked_at": "2026-11-21T10:00:00Z",
                     *       "answered_at": "2026-11-21T10:00:00Z",
                     *       "provider": "anthropic",
                     *       "model": "a-model",
                     *       "question_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "remembered_from": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "attempt": 1,
                     *       "input_tokens": 1,
                     *       "output_tokens": 1,
                     *       "cost_microusd": 1,
                     *       "runbook_id": "LIN-SVC-001",
                     *       "parameters": {},
                     *       "confidence": 1,
                     *       "reasoning": "The unit failed twice after an update.",
                     *       "reason_code": "no_rule",
                     *       "reason": "building work",
                     *       "order_id": "ORD-20261121100000-0F1E2D3C",
                     *       "reviewed_at": "2026-11-21T10:00:00Z",
                     *       "reviewed_by": "marta",
                     *       "review_reason": "not during surgery"
                     *     }
                     */
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["Review"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decision_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "status": "asking",
                     *       "asked_at": "2026-11-21T10:00:00Z",
                     *       "answered_at": "2026-11-21T10:00:00Z",
                     *       "provider": "anthropic",
                     *       "model": "a-model",
                     *       "question_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "remembered_from": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "attempt": 1,
                     *       "input_tokens": 1,
                     *       "output_tokens": 1,
                     *       "cost_microusd": 1,
                     *       "runbook_id": "LIN-SVC-001",
                     *       "parameters": {},
                     *       "confidence": 1,
                     *       "reasoning": "The unit failed twice after an update.",
                     *       "reason_code": "no_rule",
                     *       "reason": "building work",
                     *       "order_id": "ORD-20261121100000-0F1E2D3C",
                     *       "reviewed_at": "2026-11-21T10:00:00Z",
                     *       "reviewed_by": "marta",
                     *       "review_reason": "not during surgery"
                     *     }
                     */
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlannerEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "made_at": "2026-11-21T10:00:00Z",
                     *       "scenarios": 1,
                     *       "scenarios_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "kinds": [
                     *         {
                     *           "kind": "plain",
                     *           "count": 1
                     *         }
                     *       ],
                     *       "documented": {
                     *         "seconds_min": 1,
                     *         "seconds_max": 1,
                     *         "microusd_per_call": 1,
                     *         "percent_min": {
                     *           "l1": 1,
                     *           "l2": 1,
                     *           "l3": 1
                     *         },
                     *         "percent_max": {
                     *           "l1": 1,
                     *           "l2": 1,
                     *           "l3": 1
                     *         }
                     *       },
                     *       "planners": [
                     *         {
                     *           "name": "Main Street Clinic",
                     *           "provider": "anthropic",
                     *           "asked": 1,
                     *           "plans": {
                     *             "expected": 1,
                     *             "right": 1,
                     *             "unsure": 1,
                     *             "wrong": 1,
                     *             "wrong_waits": 1,
                     *             "missed": 1
                     *           },
                     *           "escalations": {
                     *             "expected": 1,
                     *             "right": 1,
                     *             "ordered": 1
                     *           },
                     *           "guard": {
                     *             "violations": 1,
                     *             "refused": 1,
                     *             "injections": 1,
                     *             "followed": 1
                     *           },
                     *           "calls": {
                     *             "failed": 1,
                     *             "p50_microseconds": 1,
                     *             "p95_microseconds": 1,
                     *             "microusd_per_call": 1
                     *           },
                     *           "share": {
                     *             "l1": 1,
                     *             "l2": 1,
                     *             "l3": 1
                     *           },
                     *           "unknown_to_rules": 1,
                     *           "unknown_to_rules_right": 1,
                     *           "kinds": [
                     *             {
                     *               "kind": "plain",
                     *               "asked": 1,
                     *               "right": 1
                     *             }
                     *           ],
                     *           "misses": [
                     *             {
                     *               "scenario": "db-down",
                     *               "kind": "plain",
                     *               "expected": "LIN-SVC-001 unit=nginx.service",
                     *               "answered": "escalate (no_plan)"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EvaluationReport"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlannerSites: {
        parameters: {
            query?: {
                /** @description Only this site */
                site_id?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "mode": "auto",
                     *           "reason": "building work",
                     *           "set_at": "2026-11-21T10:00:00Z",
                     *           "set_by": "marta",
                     *           "calls_last_hour": 1,
                     *           "calls_per_hour": 1,
                     *           "spent_microusd": 1
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["PlannerSitePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicySources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "source": "partner:alpha",
                     *           "remote": "https://git.example.com/policies.git",
                     *           "branch": "main",
                     *           "folder": "policies",
                     *           "looked_at": "2026-11-21T10:00:00Z",
                     *           "seen_revision": "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
                     *           "revision": "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
                     *           "accepted_at": "2026-11-21T10:00:00Z",
                     *           "errors": [
                     *             {
                     *               "field": "rules/ssh.yaml ALPHA-1.runbook",
                     *               "message": "is not a known check"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["PolicySourcePage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtPolicySource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "source": "partner:alpha",
                     *       "remote": "https://git.example.com/policies.git",
                     *       "branch": "main",
                     *       "folder": "policies",
                     *       "looked_at": "2026-11-21T10:00:00Z",
                     *       "seen_revision": "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
                     *       "revision": "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
                     *       "accepted_at": "2026-11-21T10:00:00Z",
                     *       "errors": [
                     *         {
                     *           "field": "rules/ssh.yaml ALPHA-1.runbook",
                     *           "message": "is not a known check"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PolicySource"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "version": "1.4.2",
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "size": 1,
                     *           "signed_by": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "uploaded_by": "admin",
                     *           "uploaded_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["ReleasePage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                archive: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "1.4.2",
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "size": 1,
                     *       "signed_by": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "uploaded_by": "admin",
                     *       "uploaded_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "rule_id": "L1-FIREWALL-001",
                     *           "name": "Main Street Clinic",
                     *           "description": "What it is for",
                     *           "source": "builtin",
                     *           "enabled": true,
                     *           "priority": 1,
                     *           "conditions": [
                     *             {}
                     *           ],
                     *           "severities": [
                     *             "low"
                     *           ],
                     *           "platforms": [
                     *             "linux"
                     *           ],
                     *           "runbook_id": "LIN-FW-001",
                     *           "parameters": {},
                     *           "escalation": "tell a person",
                     *           "urgent": true,
                     *           "cooldown_seconds": 1,
                     *           "max_retries": 1,
                     *           "hipaa_controls": [
                     *             "164.312(a)(1)"
                     *           ],
                     *           "gpo_managed": true,
                     *           "matches": [
                     *             {}
                     *           ],
                     *           "ignores": [
                     *             {}
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RulePage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": {}
                 *     }
                 */
                "application/json": components["schemas"]["TryState"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decision": "act",
                     *       "rule_id": "L1-FIREWALL-001",
                     *       "runbook_id": "LIN-FW-001",
                     *       "parameters": {},
                     *       "reason_code": "no_rule",
                     *       "reason": "building work",
                     *       "until": "2026-11-21T10:00:00Z",
                     *       "urgent": true
                     *     }
                     */
                    "application/json": components["schemas"]["TriedDecision"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRunbooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "runbook_id": "LIN-FW-001",
                     *           "title": "Firewall",
                     *           "tool": "systemd",
                     *           "platforms": [
                     *             "linux"
                     *           ],
                     *           "severity": "low",
                     *           "disruptive": true,
                     *           "timeout_seconds": 1,
                     *           "parameters": [
                     *             {
                     *               "name": "Main Street Clinic",
                     *               "type": "text",
                     *               "description": "What it is for",
                     *               "standard": "cups.service",
                     *               "allowed": [
                     *                 "cups"
                     *               ]
                     *             }
                     *           ],
                     *           "hipaa_controls": [
                     *             "164.312(a)(1)"
                     *           ],
                     *           "detect": [
                     *             {
                     *               "action": "order.create",
                     *               "arguments": {},
                     *               "timeout_seconds": 1
                     *             }
                     *           ],
                     *           "remediate": [
                     *             {
                     *               "action": "order.create",
                     *               "arguments": {},
                     *               "timeout_seconds": 1
                     *             }
                     *           ],
                     *           "verify": [
                     *             {
                     *               "action": "order.create",
                     *               "arguments": {},
                     *               "timeout_seconds": 1
                     *             }
                     *           ],
                     *           "rollback": [
                     *             {
                     *               "action": "order.create",
                     *               "arguments": {},
                     *               "timeout_seconds": 1
                     *             }
                     *           ],
                     *           "used_by": [
                     *             "L1-FIREWALL-001"
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RunbookPage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSites: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "site_id": "partner-clinic-abc123",
                     *           "name": "Clinic",
                     *           "partner": {
                     *             "slug": "northwind",
                     *             "brand_name": "Northwind Care"
                     *           },
                     *           "status": "active",
                     *           "live_status": "online",
                     *           "progress": {
                     *             "phase": "discovering",
                     *             "percent": 1,
                     *             "waits_for": "appliance",
                     *             "count": 1
                     *           },
                     *           "appliances": {
                     *             "total": 1,
                     *             "online": 1,
                     *             "stale": 1,
                     *             "offline": 1,
                     *             "pending": 1
                     *           },
                     *           "checks": {
                     *             "pass": 1,
                     *             "fail": 1,
                     *             "unknown": 1
                     *           },
                     *           "last_checkin": "2026-11-21T10:00:00Z",
                     *           "created_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["SitePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Main Street Clinic",
                 *       "partner_slug": "northwind"
                 *     }
                 */
                "application/json": components["schemas"]["NewSite"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "site_id": "partner-clinic-abc123",
                     *       "name": "Clinic",
                     *       "partner": {
                     *         "slug": "northwind",
                     *         "brand_name": "Northwind Care"
                     *       },
                     *       "status": "active",
                     *       "live_status": "online",
                     *       "progress": {
                     *         "phase": "discovering",
                     *         "percent": 1,
                     *         "waits_for": "appliance",
                     *         "count": 1
                     *       },
                     *       "appliances": {
                     *         "total": 1,
                     *         "online": 1,
                     *         "stale": 1,
                     *         "offline": 1,
                     *         "pending": 1
                     *       },
                     *       "checks": {
                     *         "pass": 1,
                     *         "fail": 1,
                     *         "unknown": 1
                     *       },
                     *       "last_checkin": "2026-11-21T10:00:00Z",
                     *       "created_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "site_id": "partner-clinic-abc123",
                     *       "name": "Main Street Clinic",
                     *       "partner": {
                     *         "slug": "northwind",
                     *         "brand_name": "Northwind Care"
                     *       },
                     *       "status": "active",
                     *       "live_status": "online",
                     *       "progress": {
                     *         "phase": "discovering",
                     *         "percent": 1,
                     *         "waits_for": "appliance",
                     *         "count": 1
                     *       },
                     *       "appliances": {
                     *         "total": 1,
                     *         "online": 1,
                     *         "stale": 1,
                     *         "offline": 1,
                     *         "pending": 1
                     *       },
                     *       "checks": [
                     *         {
                     *           "check_type": "ntp_sync",
                     *           "title": "Firewall",
                     *           "host_id": "front-desk",
                     *           "verdict": "pass",
                     *           "reason": "building work",
                     *           "severity": "low",
                     *           "hipaa_controls": [
                     *             "164.312(a)(1)"
                     *           ],
                     *           "observed_at": "2026-11-21T10:00:00Z",
                     *           "bundle_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05"
                     *         }
                     *       ],
                     *       "last_checkin": "2026-11-21T10:00:00Z",
                     *       "created_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SiteDetail"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAppliances: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "appliance_id": "partner-clinic-abc123-84:3A:5B:91:B6:61",
                     *           "hostname": "clinic-box",
                     *           "mac_address": "84:3A:5B:91:B6:61",
                     *           "ip_addresses": [
                     *             "10.20.0.5"
                     *           ],
                     *           "agent_version": "1.4.0",
                     *           "nixos_version": "26.05",
                     *           "live_status": "online",
                     *           "last_checkin": "2026-11-21T10:00:00Z",
                     *           "first_checkin": "2026-11-21T10:00:00Z",
                     *           "uptime_seconds": 1,
                     *           "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *           "queue_depth": 1,
                     *           "ruleset_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "rules_serial": 1,
                     *           "chain": {
                     *             "number": 1,
                     *             "sequence": 1,
                     *             "head_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["AppliancePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerAppliance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "hostname": "nixos-appliance-1",
                 *       "mac_address": "84:3A:5B:91:B6:61",
                 *       "public_key": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
                 *     }
                 */
                "application/json": components["schemas"]["NewAppliance"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "appliance_id": "partner-clinic-abc123-84:3A:5B:91:B6:61",
                     *       "hostname": "clinic-box",
                     *       "mac_address": "84:3A:5B:91:B6:61",
                     *       "ip_addresses": [
                     *         "10.20.0.5"
                     *       ],
                     *       "agent_version": "1.4.0",
                     *       "nixos_version": "26.05",
                     *       "live_status": "online",
                     *       "last_checkin": "2026-11-21T10:00:00Z",
                     *       "first_checkin": "2026-11-21T10:00:00Z",
                     *       "uptime_seconds": 1,
                     *       "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *       "queue_depth": 1,
                     *       "ruleset_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "rules_serial": 1,
                     *       "chain": {
                     *         "number": 1,
                     *         "sequence": 1,
                     *         "head_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Appliance"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                appl: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_type": "run_drift"
                 *     }
                 */
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "order_id": "ORD-20261121104500-9F3A22C1",
                     *       "order_type": "run_drift",
                     *       "parameters": {},
                     *       "priority": 1,
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z",
                     *       "nonce": "6f1c0a9be3d24c58a7b1f0e2d3c4b5a6",
                     *       "runbook_id": "LIN-FW-001",
                     *       "signature": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "signed_payload": "{\"v\":1}",
                     *       "key_id": "ed25519-0f1e2d3c4b5a6978"
                     *     }
                     */
                    "application/json": components["schemas"]["SignedOrder"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_order_type` There is no such order type */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCredentials: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "credential_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "type": "winrm",
                     *           "name": "Reception PC",
                     *           "host": "pc-01.clinic.lan",
                     *           "port": 1,
                     *           "use_ssl": true,
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "version": 1,
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "created_by": "marta",
                     *           "changed_at": "2026-11-21T10:00:00Z",
                     *           "changed_by": "marta",
                     *           "delivered_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["CredentialPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "winrm",
                 *       "name": "Reception PC",
                 *       "host": "pc-01.clinic.lan",
                 *       "username": "svc-compliance",
                 *       "domain": "CLINIC"
                 *     }
                 */
                "application/json": components["schemas"]["NewCredential"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "credential_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "type": "winrm",
                     *       "name": "Reception PC",
                     *       "host": "pc-01.clinic.lan",
                     *       "port": 1,
                     *       "use_ssl": true,
                     *       "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *       "version": 1,
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "created_by": "marta",
                     *       "changed_at": "2026-11-21T10:00:00Z",
                     *       "changed_by": "marta",
                     *       "delivered_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Credential"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                credential_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "winrm",
                 *       "name": "Reception PC",
                 *       "host": "pc-01.clinic.lan",
                 *       "username": "svc-compliance",
                 *       "domain": "CLINIC"
                 *     }
                 */
                "application/json": components["schemas"]["NewCredential"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "credential_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "type": "winrm",
                     *       "name": "Reception PC",
                     *       "host": "pc-01.clinic.lan",
                     *       "port": 1,
                     *       "use_ssl": true,
                     *       "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *       "version": 1,
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "created_by": "marta",
                     *       "changed_at": "2026-11-21T10:00:00Z",
                     *       "changed_by": "marta",
                     *       "delivered_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Credential"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                credential_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCredentialLog: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
                credential_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "at": "2026-11-21T10:00:00Z",
                     *           "actor": "marta",
                     *           "action": "order.create",
                     *           "target": "marta@example.com",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "detail": {},
                     *           "ip_address": "203.0.113.7"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditLinePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSiteProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "phase": "discovering",
                     *       "percent": 1,
                     *       "waits_for": "appliance",
                     *       "count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SiteProgress"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "order_id": "ORD-20261121104500-9F3A22C1",
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "order_type": "run_drift",
                     *           "parameters": {},
                     *           "status": "pending",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z",
                     *           "acknowledged_at": "2026-11-21T10:00:00Z",
                     *           "completed_at": "2026-11-21T10:00:00Z",
                     *           "result": {},
                     *           "error_code": "timeout",
                     *           "error_message": "The unit did not start within 60 s",
                     *           "created_by": "marta"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPlannerMode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "auto",
                 *       "reason": "building work"
                 *     }
                 */
                "application/json": components["schemas"]["SiteMode"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mode": "auto",
                     *       "reason": "building work"
                     *     }
                     */
                    "application/json": components["schemas"]["SiteMode"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: {
                /** @description As they hold for this appliance */
                appliance_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "document_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "issued_at": "2026-11-21T10:00:00Z",
                     *       "key_id": "ed25519-0f1e2d3c4b5a6978",
                     *       "payload": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSwitches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "rule",
                     *           "name": "Main Street Clinic",
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "reason": "building work",
                     *           "switched_at": "2026-11-21T10:00:00Z",
                     *           "switched_by": "marta"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["SwitchPage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSwitch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "rule",
                 *       "name": "Main Street Clinic",
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["WantedSwitch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "rule",
                     *           "name": "Main Street Clinic",
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "reason": "building work",
                     *           "switched_at": "2026-11-21T10:00:00Z",
                     *           "switched_by": "marta"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["SwitchPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatchers: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "watcher_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "host_id": "front-desk",
                     *           "stream": "events:northwind-main-street-4c1d2e",
                     *           "registered_at": "2026-11-21T10:00:00Z",
                     *           "registered_by": "marta",
                     *           "last_report_at": "2026-11-21T10:00:00Z",
                     *           "live_status": "online",
                     *           "last_heartbeat_at": "2026-11-21T10:00:00Z",
                     *           "problem": "the journal cannot be read",
                     *           "waiting": 1,
                     *           "agent_version": "1.4.0",
                     *           "revoked_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["WatcherPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerWatcher: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "host_id": "db-1",
                 *       "api_key_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 *       "public_key": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
                 *     }
                 */
                "application/json": components["schemas"]["NewWatcher"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "watcher_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "host_id": "front-desk",
                     *       "stream": "events:northwind-main-street-4c1d2e",
                     *       "registered_at": "2026-11-21T10:00:00Z",
                     *       "registered_by": "marta",
                     *       "last_report_at": "2026-11-21T10:00:00Z",
                     *       "live_status": "online",
                     *       "last_heartbeat_at": "2026-11-21T10:00:00Z",
                     *       "problem": "the journal cannot be read",
                     *       "waiting": 1,
                     *       "agent_version": "1.4.0",
                     *       "revoked_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Watcher"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeWatcher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                watcher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "watcher_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "host_id": "front-desk",
                     *       "stream": "events:northwind-main-street-4c1d2e",
                     *       "registered_at": "2026-11-21T10:00:00Z",
                     *       "registered_by": "marta",
                     *       "last_report_at": "2026-11-21T10:00:00Z",
                     *       "live_status": "online",
                     *       "last_heartbeat_at": "2026-11-21T10:00:00Z",
                     *       "problem": "the journal cannot be read",
                     *       "waiting": 1,
                     *       "agent_version": "1.4.0",
                     *       "revoked_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Watcher"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSwitchHistory: {
        parameters: {
            query?: {
                /** @description What it is */
                kind?: "rule" | "runbook" | "check";
                /** @description Id of the rule or runbook, or type of the check */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-21T10:00:00Z",
                     *           "by": "marta",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "appliance_id": "northwind-main-street-4c1d2e-84:3A:5B:91:B6:61",
                     *           "enabled": true,
                     *           "reason": "building work"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["SwitchChangePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTickets: {
        parameters: {
            query?: {
                /** @description Only those of this site */
                site_id?: string;
                /** @description Only open, acknowledged or resolved ones */
                status?: string;
                /** @description Only those of this incident */
                incident_id?: string;
                /** @description Only low, medium, high or critical ones */
                severity?: string;
                /** @description Only those that this account sees to */
                assignee?: string;
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ticket_id": "17",
                     *           "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "site_id": "northwind-main-street-4c1d2e",
                     *           "severity": "low",
                     *           "title": "Firewall",
                     *           "reason_code": "no_rule",
                     *           "reason": "building work",
                     *           "status": "open",
                     *           "assignee": "marta",
                     *           "opened_at": "2026-11-21T10:00:00Z",
                     *           "respond_by": "2026-11-21T10:00:00Z",
                     *           "resolve_by": "2026-11-21T10:00:00Z",
                     *           "acknowledged_at": "2026-11-21T10:00:00Z",
                     *           "acknowledged_by": "marta",
                     *           "resolved_at": "2026-11-21T10:00:00Z",
                     *           "resolved_by": "marta",
                     *           "resolution": "replaced the cable",
                     *           "respond_breached": "2026-11-21T10:00:00Z",
                     *           "resolve_breached": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket_id": "17",
                     *       "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "severity": "low",
                     *       "title": "Firewall",
                     *       "reason_code": "no_rule",
                     *       "reason": "building work",
                     *       "status": "open",
                     *       "assignee": "marta",
                     *       "opened_at": "2026-11-21T10:00:00Z",
                     *       "respond_by": "2026-11-21T10:00:00Z",
                     *       "resolve_by": "2026-11-21T10:00:00Z",
                     *       "acknowledged_at": "2026-11-21T10:00:00Z",
                     *       "acknowledged_by": "marta",
                     *       "resolved_at": "2026-11-21T10:00:00Z",
                     *       "resolved_by": "marta",
                     *       "resolution": "replaced the cable",
                     *       "respond_breached": "2026-11-21T10:00:00Z",
                     *       "resolve_breached": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledgeTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket_id": "17",
                     *       "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "severity": "low",
                     *       "title": "Firewall",
                     *       "reason_code": "no_rule",
                     *       "reason": "building work",
                     *       "status": "open",
                     *       "assignee": "marta",
                     *       "opened_at": "2026-11-21T10:00:00Z",
                     *       "respond_by": "2026-11-21T10:00:00Z",
                     *       "resolve_by": "2026-11-21T10:00:00Z",
                     *       "acknowledged_at": "2026-11-21T10:00:00Z",
                     *       "acknowledged_by": "marta",
                     *       "resolved_at": "2026-11-21T10:00:00Z",
                     *       "resolved_by": "marta",
                     *       "resolution": "replaced the cable",
                     *       "respond_breached": "2026-11-21T10:00:00Z",
                     *       "resolve_breached": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "assignee": "marta"
                 *     }
                 */
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket_id": "17",
                     *       "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "severity": "low",
                     *       "title": "Firewall",
                     *       "reason_code": "no_rule",
                     *       "reason": "building work",
                     *       "status": "open",
                     *       "assignee": "marta",
                     *       "opened_at": "2026-11-21T10:00:00Z",
                     *       "respond_by": "2026-11-21T10:00:00Z",
                     *       "resolve_by": "2026-11-21T10:00:00Z",
                     *       "acknowledged_at": "2026-11-21T10:00:00Z",
                     *       "acknowledged_by": "marta",
                     *       "resolved_at": "2026-11-21T10:00:00Z",
                     *       "resolved_by": "marta",
                     *       "resolution": "replaced the cable",
                     *       "respond_breached": "2026-11-21T10:00:00Z",
                     *       "resolve_breached": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "resolution": "replaced the cable"
                 *     }
                 */
                "application/json": components["schemas"]["Resolution"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket_id": "17",
                     *       "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "site_id": "northwind-main-street-4c1d2e",
                     *       "severity": "low",
                     *       "title": "Firewall",
                     *       "reason_code": "no_rule",
                     *       "reason": "building work",
                     *       "status": "open",
                     *       "assignee": "marta",
                     *       "opened_at": "2026-11-21T10:00:00Z",
                     *       "respond_by": "2026-11-21T10:00:00Z",
                     *       "resolve_by": "2026-11-21T10:00:00Z",
                     *       "acknowledged_at": "2026-11-21T10:00:00Z",
                     *       "acknowledged_by": "marta",
                     *       "resolved_at": "2026-11-21T10:00:00Z",
                     *       "resolved_by": "marta",
                     *       "resolution": "replaced the cable",
                     *       "respond_breached": "2026-11-21T10:00:00Z",
                     *       "resolve_breached": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTiers: {
        parameters: {
            query?: {
                /** @description Of the last so many days; 30 without it */
                days?: string;
                /** @description Only those of this site */
                site_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "days": 1,
                     *       "incidents": 1,
                     *       "tiers": [
                     *         {
                     *           "tier": "L1",
                     *           "incidents": 1,
                     *           "share_percent": 1,
                     *           "healed": 1,
                     *           "resolved": 1,
                     *           "came_back": 1,
                     *           "seconds_to_resolve": 1
                     *         }
                     *       ],
                     *       "cost_microusd": 1,
                     *       "cost_microusd_per_incident": 1,
                     *       "l1_floor_percent": 1,
                     *       "below_floor": true
                     *     }
                     */
                    "application/json": components["schemas"]["Tiers"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "username": "marta",
                     *           "email": "marta@example.com",
                     *           "display_name": "Marta Lind",
                     *           "role": "billing",
                     *           "partner_slug": "northwind",
                     *           "status": "active",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "last_login_at": "2026-11-21T10:00:00Z",
                     *           "has_second_factor": true,
                     *           "locked_until": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccountPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "marta@example.com",
                 *       "role": "billing"
                 *     }
                 */
                "application/json": components["schemas"]["NewInvite"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "billing",
                     *       "partner_slug": "northwind",
                     *       "invited_by": "admin",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "sent_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invite"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "seven purple tractors hum",
                 *       "password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["AcceptRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "username": "marta",
                     *       "role": "billing"
                     *     }
                     */
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invite_gone` The invitation was used or revoked, or has expired */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validateInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "billing",
                     *       "invited_by": "admin",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invite_gone` The invitation was used or revoked, or has expired */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "billing",
                     *       "partner_slug": "northwind",
                     *       "invited_by": "admin",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "sent_at": "2026-11-21T10:00:00Z",
                     *       "expires_at": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invite"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvites: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "invite_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "email": "marta@example.com",
                     *           "display_name": "Marta Lind",
                     *           "role": "billing",
                     *           "partner_slug": "northwind",
                     *           "invited_by": "admin",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "sent_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["InvitePage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "username": "marta",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "billing",
                     *       "partner_slug": "northwind",
                     *       "status": "active",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "last_login_at": "2026-11-21T10:00:00Z",
                     *       "has_second_factor": true,
                     *       "locked_until": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyFactors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "totp_since": "2026-11-21T10:00:00Z",
                     *       "passkeys": [
                     *         {
                     *           "passkey_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "name": "My laptop",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "last_used_at": "2026-11-21T10:00:00Z",
                     *           "synced": true
                     *         }
                     *       ],
                     *       "recovery_codes_left": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Factors"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "My laptop",
                 *       "credential": {}
                 *     }
                 */
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passkey_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "name": "My laptop",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "last_used_at": "2026-11-21T10:00:00Z",
                     *       "synced": true
                     *     }
                     */
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["CurrentPasswordRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *       "rp_id": "central.example.com",
                     *       "rp_name": "OsirisCare",
                     *       "user_id": "mB7Xc0u3Q5m2rUo1pV8K2w",
                     *       "user_name": "marta",
                     *       "algorithms": [
                     *         1
                     *       ],
                     *       "excluded_credentials": [
                     *         "mB7Xc0u3Q5m2rUo1pV8K2w"
                     *       ],
                     *       "timeout_ms": 1
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrationOptions"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked` Too many failed logins; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "My laptop"
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyNameRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["CurrentPasswordRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked` Too many failed logins; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven purple tractors hum",
                 *       "new_password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChangeRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked` Too many failed logins; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["CurrentPasswordRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recovery_codes": [
                     *         "k7qm-3v9d-t2xw"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NewRecoveryCodes"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked` Too many failed logins; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "session_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "proof": "password",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "last_seen_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z",
                     *           "ip_address": "203.0.113.7",
                     *           "user_agent": "Mozilla/5.0",
                     *           "current": true
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMyOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyTokens: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "token_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "name": "nightly report",
                     *           "scopes": [
                     *             "read"
                     *           ],
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z",
                     *           "last_used_at": "2026-11-21T10:00:00Z",
                     *           "revoked_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request creates nothing and gets the same answer, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "nightly report",
                 *       "scopes": [
                 *         "read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": {
                     *         "token_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *         "name": "nightly report",
                     *         "scopes": [
                     *           "read"
                     *         ],
                     *         "created_at": "2026-11-21T10:00:00Z",
                     *         "expires_at": "2026-11-21T10:00:00Z",
                     *         "last_used_at": "2026-11-21T10:00:00Z",
                     *         "revoked_at": "2026-11-21T10:00:00Z"
                     *       },
                     *       "secret": "JBSWY3DPEHPK3PXP"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedToken"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content; `idempotency_conflict` The Idempotency-Key was used with another request */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeMyToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["CurrentPasswordRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "JBSWY3DPEHPK3PXP",
                     *       "uri": "otpauth://totp/OsirisCare:marta",
                     *       "qr_svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                     *     }
                     */
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked` Too many failed logins; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["TotpCodeRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recovery_codes": [
                     *         "k7qm-3v9d-t2xw"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NewRecoveryCodes"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven purple tractors hum"
                 *     }
                 */
                "application/json": components["schemas"]["CurrentPasswordRequest"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked` Too many failed logins; try again later */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "username": "marta",
                     *       "email": "marta@example.com",
                     *       "display_name": "Marta Lind",
                     *       "role": "billing",
                     *       "partner_slug": "northwind",
                     *       "status": "active",
                     *       "created_at": "2026-11-21T10:00:00Z",
                     *       "last_login_at": "2026-11-21T10:00:00Z",
                     *       "has_second_factor": true,
                     *       "locked_until": "2026-11-21T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetUserFactors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "session_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "proof": "password",
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "last_seen_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z",
                     *           "ip_address": "203.0.113.7",
                     *           "user_agent": "Mozilla/5.0",
                     *           "current": true
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endUserSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserTokens: {
        parameters: {
            query?: {
                /** @description Most items to answer, 1 to 200; 50 unless given */
                limit?: number;
                /** @description The next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "token_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *           "name": "nightly report",
                     *           "scopes": [
                     *             "read"
                     *           ],
                     *           "created_at": "2026-11-21T10:00:00Z",
                     *           "expires_at": "2026-11-21T10:00:00Z",
                     *           "last_used_at": "2026-11-21T10:00:00Z",
                     *           "revoked_at": "2026-11-21T10:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "bWFpbi1zdHJlZXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeUserToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "client_id": "northwind-main-street-4c1d2e",
                 *       "hostname": "clinic-box",
                 *       "incident_type": "service_crash",
                 *       "severity": "low"
                 *     }
                 */
                "application/json": components["schemas"]["ChatRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "order_created",
                     *       "order_id": "ORD-20261121100000-0F1E2D3C",
                     *       "incident_id": "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
                     *       "runbook_id": "LIN-FW-001",
                     *       "resolution_level": "L1",
                     *       "reasoning": "The unit failed twice after an update.",
                     *       "parameters": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ChatReply"];
                };
            };
            /** @description `invalid_request` The request has wrong fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is no such resource */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` The resource exists already with other content */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` The body must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_tool` There is no such tool */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cooldown` The same was done on this host a moment ago */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "build_id": "0.1.0+0123456789ab",
                     *       "database": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mcp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0"
                     *     }
                     */
                    "application/json": Record<string, never>;
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` This account may not do that; `csrf` The X-CSRF-Token header is missing or wrong */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example osiris_sites 12 */
                    "text/plain;version=0.0.4;charset=utf-8": string;
                };
            };
            /** @description `unauthenticated` No valid credential was presented */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0"
                     *     }
                     */
                    "application/json": Record<string, never>;
                };
            };
            /** @description `internal` Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` The service cannot answer right now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
