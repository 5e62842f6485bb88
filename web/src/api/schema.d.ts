// Written by `npm run api`; do not edit.
export interface paths {
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
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
                        "application/json": components["schemas"]["LoggedIn"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Ends it */
        post: {
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
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Who is calling */
        get: {
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
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Sites */
        get: {
            parameters: {
                query?: {
                    limit?: number;
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
                        "application/json": components["schemas"]["SitePage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        /** One site */
        get: {
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
                        "application/json": components["schemas"]["SiteDetail"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Its appliances */
        get: {
            parameters: {
                query?: {
                    limit?: number;
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
                        "application/json": components["schemas"]["AppliancePage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        /** Signs an order */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    appl: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrderRequest"];
                };
            };
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedOrder"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Its orders */
        get: {
            parameters: {
                query?: {
                    limit?: number;
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
                        "application/json": components["schemas"]["OrderPage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Its evidence */
        get: {
            parameters: {
                query?: {
                    check?: string;
                    kind?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["BundleRowPage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** One bundle */
        get: {
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
                        "application/json": components["schemas"]["Bundle"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Verifies it */
        get: {
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
                        "application/json": components["schemas"]["BundleVerdict"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        /** Partners */
        get: {
            parameters: {
                query?: {
                    limit?: number;
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
                        "application/json": components["schemas"]["PartnerPage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Creates one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PartnerRequest"];
                };
            };
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Partner"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Makes a provision code */
        post: {
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
                    "application/json": components["schemas"]["ProvisionRequest"];
                };
            };
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provision"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** Incidents */
        get: {
            parameters: {
                query?: {
                    site_id?: string;
                    status?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["IncidentPage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        /** The catalogue */
        get: {
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
                        "application/json": components["schemas"]["CheckPage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            code: string;
            request_id?: string;
            errors?: {
                field: string;
                message: string;
            }[];
        };
        User: {
            id: string;
            username: string;
            /** @enum {string} */
            role: "readonly" | "operator" | "admin";
        };
        LoginRequest: {
            username: string;
            password: string;
        };
        LoggedIn: {
            user: components["schemas"]["User"];
            csrf_token: string;
        };
        Me: {
            user: components["schemas"]["User"];
        };
        PartnerBrand: {
            slug: string;
            brand_name: string;
        };
        ApplianceCounts: {
            total: number;
            online: number;
            stale: number;
            offline: number;
            pending: number;
        };
        CheckCounts: {
            pass: number;
            fail: number;
            unknown: number;
        };
        Site: {
            site_id: string;
            name: string;
            partner: components["schemas"]["PartnerBrand"];
            status: string;
            /** @enum {string} */
            live_status: "online" | "stale" | "offline" | "pending";
            appliances: components["schemas"]["ApplianceCounts"];
            checks: components["schemas"]["CheckCounts"];
            /** Format: date-time */
            last_checkin: string | null;
            /** Format: date-time */
            created_at: string;
        };
        CheckRow: {
            check_type: string;
            title: string;
            host_id: string;
            /** @enum {string} */
            verdict: "pass" | "fail" | "unknown";
            reason: string | null;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            hipaa_controls: string[];
            /** Format: date-time */
            observed_at: string;
            bundle_id: string;
        };
        SiteDetail: {
            site_id: string;
            name: string;
            partner: components["schemas"]["PartnerBrand"];
            status: string;
            /** @enum {string} */
            live_status: "online" | "stale" | "offline" | "pending";
            appliances: components["schemas"]["ApplianceCounts"];
            checks: components["schemas"]["CheckRow"][];
            /** Format: date-time */
            last_checkin: string | null;
            /** Format: date-time */
            created_at: string;
        };
        ChainHead: {
            number: number;
            sequence: number;
            head_hash: string;
        };
        Appliance: {
            appliance_id: string;
            hostname: string;
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
            uptime_seconds: number | null;
            key_id: string | null;
            queue_depth: number | null;
            chain: components["schemas"]["ChainHead"];
        };
        OrderRequest: {
            order_type: string;
            parameters?: {
                [key: string]: unknown;
            };
            priority?: number;
        };
        SignedOrder: {
            order_id: string;
            order_type: string;
            parameters: {
                [key: string]: unknown;
            };
            priority: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            nonce: string;
            runbook_id: string | null;
            signature: string;
            signed_payload: string;
            key_id: string;
        };
        Order: {
            order_id: string;
            appliance_id: string;
            order_type: string;
            parameters: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status: "pending" | "acknowledged" | "completed" | "failed" | "refused" | "expired";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
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
            created_by: string | null;
        };
        BundleRow: {
            bundle_id: string;
            appliance_id: string;
            host_id: string;
            /** @enum {string} */
            kind: "check" | "scan" | "order" | "gap" | "key_rotation";
            check: string;
            /** @enum {string|null} */
            verdict: "pass" | "fail" | "unknown" | null;
            outcome: string;
            /** Format: date-time */
            timestamp_end: string;
            chain: number;
            sequence: number;
            key_id: string;
            /** Format: date-time */
            received_at: string;
        };
        Bundle: {
            signed_payload: string;
            signature: string;
            key_id: string;
            payload: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            received_at: string;
        };
        BundleVerdict: {
            bundle_id: string;
            signature_valid: boolean;
            chain_valid: boolean;
            key_id: string;
            reasons: string[];
            /** Format: date-time */
            checked_at: string;
        };
        Partner: {
            slug: string;
            name: string;
            brand_name: string;
            primary_color: string;
            logo_url: string | null;
            status: string;
            /** Format: date-time */
            created_at: string;
        };
        PartnerRequest: {
            slug: string;
            name: string;
            brand_name: string;
            primary_color?: string;
            logo_url?: string;
        };
        ProvisionRequest: {
            client_name: string;
            target_appliance_id?: string;
            expires_in_seconds?: number;
            /** @enum {string} */
            deployment_mode?: "reseller" | "direct";
        };
        Provision: {
            provision_id: string;
            provision_code: string;
            /** Format: date-time */
            expires_at: string;
        };
        Incident: {
            incident_id: string;
            site_id: string;
            appliance_id: string;
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
            status: "open" | "resolved";
            /** Format: date-time */
            received_at: string;
            /** Format: date-time */
            resolved_at: string | null;
        };
        Check: {
            check_type: string;
            title: string;
            platforms: string[];
            hipaa_controls: string[];
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            disruptive: boolean;
            auto_fix_allowed: boolean;
            pass_condition: string;
        };
        SitePage: {
            items: components["schemas"]["Site"][];
            next_cursor: string | null;
        };
        AppliancePage: {
            items: components["schemas"]["Appliance"][];
            next_cursor: string | null;
        };
        OrderPage: {
            items: components["schemas"]["Order"][];
            next_cursor: string | null;
        };
        BundleRowPage: {
            items: components["schemas"]["BundleRow"][];
            next_cursor: string | null;
        };
        PartnerPage: {
            items: components["schemas"]["Partner"][];
            next_cursor: string | null;
        };
        IncidentPage: {
            items: components["schemas"]["Incident"][];
            next_cursor: string | null;
        };
        CheckPage: {
            items: components["schemas"]["Check"][];
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
export type operations = Record<string, never>;
