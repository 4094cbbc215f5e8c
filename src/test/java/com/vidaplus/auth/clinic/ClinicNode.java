package com.vidaplus.auth.clinic;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditOnH2;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.credential.guess.GuessesOnH2;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.embedded.CompactionOnH2;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.session.RefreshTokens;
import com.vidaplus.auth.session.RefreshTokensOnH2;
import com.vidaplus.auth.session.Rotation;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.session.SessionStarts;
import com.vidaplus.auth.session.upkeep.Upkeep;
import com.vidaplus.auth.session.upkeep.UpkeepOnH2;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One run of the service, from a start to a stop, as far as it stores. The service's own classes are called in the order of the grants. No
 * password is hashed and no token signed.
 */
final class ClinicNode {

    private static final SortedSet<String> SCOPE = new TreeSet<>(List.of("records:read", "records:write"));
    private static final Duration AT_START = Duration.ofSeconds(5);
    private static final Duration WHILE_RUNNING = Duration.ofSeconds(1);

    private final SimulatedClock clock;
    private final Settings settings;
    private final Client client;
    private final AuditOnH2 audit;
    private final GuessesOnH2 guesses;
    private final SessionStarts starts;
    private final RefreshTokens tokens;
    private final Upkeep upkeep;
    private final CompactionOnH2 compaction;

    ClinicNode(ClinicDatabase database, SimulatedClock clock, Settings settings, Client client) throws SQLException {
        this.clock = clock;
        this.settings = settings;
        this.client = client;
        audit = new AuditOnH2(database.sql(), clock);
        guesses = new GuessesOnH2(database.dataSource(), settings, audit.log());
        starts = new SessionStarts(database.sql(), new H2Clock());
        tokens = RefreshTokensOnH2.of(database.dataSource(), settings);
        upkeep = UpkeepOnH2.of(database.sql());
        compaction = new CompactionOnH2(database.dataSource());
        compaction.run(AT_START);
    }

    /** @return the session with its first refresh token */
    SignedIn signIn(Account account, Source source) {
        if (!guesses.password(account.email(), source, true)) {
            throw new IllegalStateException("A right password was not admitted");
        }
        Session session = Session.begin(account.credentialVersion(), clock.instant());
        String token = starts.begin(session, account, client, SCOPE, settings.sessionLifetime()).orElseThrow();
        audit.log().record(AuditEvent.of(AuditType.SIGN_IN).by(account.id()).on(account.id()).through(Optional.of(client.id()))
                .in(session.sid()));
        return new SignedIn(account, session, clock.instant(), token);
    }

    void mistype(Account account, Source source) {
        if (!guesses.password(account.email(), source, false)) {
            throw new IllegalStateException("A wrong password was not admitted");
        }
        audit.log().record(AuditEvent.of(AuditType.SIGN_IN_REFUSED).through(Optional.of(client.id())).on(account.id())
                .because("wrong-password"), source.prefix());
    }

    void refresh(SignedIn person) {
        Rotation rotation = tokens.rotate(person.token(), client.id(), status -> Rotation.Check.GO_ON);
        if (!(rotation instanceof Rotation.Rotated rotated)) {
            throw new IllegalStateException("A refresh token of a living session was refused: " + rotation);
        }
        person.goOn(rotated.successor());
        audit.log().record(AuditEvent.of(AuditType.REFRESH).on(person.account().id()).through(Optional.of(client.id()))
                .in(person.session().sid()).by(person.account().id()));
    }

    void signOut(SignedIn person) {
        tokens.revoke(person.token(), family -> true).orElseThrow();
        audit.log().record(AuditEvent.of(AuditType.TOKEN_REVOKED).on(person.account().id()).through(Optional.of(client.id()))
                .in(person.session().sid()).byClient(client.id()));
    }

    /** Whether the session's newest refresh token could be used now. */
    boolean goesOn(SignedIn person) {
        return tokens.find(person.token()).isPresent();
    }

    void eachFiveSeconds() {
        audit.look();
    }

    void eachTenSeconds() throws SQLException {
        compaction.run(WHILE_RUNNING);
    }

    void eachMinute() {
        upkeep.run();
        guesses.clear();
    }

    CompactionOnH2 compaction() {
        return compaction;
    }

    AuditVerification verify() {
        return audit.verify();
    }
}
