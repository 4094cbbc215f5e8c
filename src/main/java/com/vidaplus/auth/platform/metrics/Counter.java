package com.vidaplus.auth.platform.metrics;

/** The counters, each with its name in the Prometheus text format. A label's values come from the code, never from a request. */
public enum Counter {
    /** Names and passwords that were checked, or could not be. */
    SIGN_INS("vidaplus_sign_ins_total", "Sign-ins by outcome: accepted, refused, throttled, overloaded.", "outcome"),
    /** Tokens given to clients of their own. */
    CLIENT_SIGN_INS("vidaplus_client_sign_ins_total", "Tokens issued to clients for themselves.", ""),
    /** Refusals of any kind. */
    REFUSALS("vidaplus_refusals_total", "Refused sign-ins, clients and refreshes by reason.", "reason"),
    /** Refresh tokens and sliding sessions. */
    REFRESHES("vidaplus_refreshes_total", "Refreshes by outcome: refreshed, refused.", "outcome"),
    /** Refresh tokens presented after they were replaced. */
    REPLAYS("vidaplus_refresh_replays_total", "Replaced refresh tokens that were presented again, each of which ended its family.", ""),
    /** Revocations. */
    REVOCATIONS("vidaplus_revocations_total", "Tokens revoked by a client.", ""),
    /** Audit events by type. */
    AUDIT_EVENTS("vidaplus_audit_events_total", "Audit events by type.", "type"),
    /** Audit events that are in the log only. */
    AUDIT_UNWRITTEN("vidaplus_audit_unwritten_total", "Audit events that the database did not take and only the log has.", ""),
    /** Requests with a forwarding header that does not count. */
    UNTRUSTED_FORWARDS("vidaplus_untrusted_forwards_total",
            "Requests with forwarding headers that do not count: of an unlisted address, or no X-Forwarded-For.", "");

    private final String metricName;
    private final String help;
    private final String label;

    Counter(String metricName, String help, String label) {
        this.metricName = metricName;
        this.help = help;
        this.label = label;
    }

    String metricName() {
        return metricName;
    }

    String help() {
        return help;
    }

    /** The one label, or empty where there is none. */
    String label() {
        return label;
    }
}
