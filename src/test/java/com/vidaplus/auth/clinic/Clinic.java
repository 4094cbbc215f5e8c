package com.vidaplus.auth.clinic;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.TestAccounts;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.platform.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The people of a small clinic. They sign in and go on from seven in the morning to seven in the evening, most of them in the morning, none
 * at night. On a day there are 2,000 sign-ins and 20,000 refreshes, and besides 100 mistyped passwords and 500 sign-outs.
 */
final class Clinic {

    /** How many thousand sign-ins and refreshes there are in each hour of a day. */
    private static final int[] THOUSANDS = {0, 0, 0, 0, 0, 0, 0, 2, 3, 2, 2, 2, 1, 1, 2, 2, 2, 2, 1, 0, 0, 0, 0, 0};
    private static final int ACCOUNTS = 300;
    private static final int SOURCES = 40;
    private static final int EACH_SIGN_IN = 11;
    private static final int EACH_MISTYPED = 20;
    private static final int EACH_SIGN_OUT = 4;
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final int TICKS = 720;
    private static final int MINUTE = 12;

    private final ClinicDatabase database;
    private final SimulatedClock clock;
    private final Duration sessionLifetime;
    private final List<Account> accounts = new ArrayList<>();
    private final Random random = new Random(1);
    /** In the order of their sign-ins; who signed out is not among them. */
    private final List<SignedIn> signedIn = new ArrayList<>();
    /** All whose session the database has to have, in that order. */
    private final Deque<SignedIn> kept = new ArrayDeque<>();
    private long operations;
    private long signIns;
    private long others;

    Clinic(ClinicDatabase database, SimulatedClock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.sessionLifetime = settings.sessionLifetime();
    }

    /** Registers everybody who works there. */
    void register() {
        TestAccounts all = new TestAccounts();
        for (int i = 0; i < ACCOUNTS; i++) {
            Account account = all.has("person" + i + "@example.com", null);
            database.sql().update("INSERT INTO account (id, email, password_hash) VALUES (?, ?, ?)", account.id(), account.email(), "x".repeat(97));
            accounts.add(account);
        }
    }

    /** Passes a day, from midnight to midnight. */
    void day(ClinicNode node, DayMeasure measure) throws SQLException, ReflectiveOperationException {
        for (int thousands : THOUSANDS) {
            for (int tick = 0; tick < TICKS; tick++) {
                tick(node, tick, thousands * 1_000, measure);
            }
        }
    }

    private void tick(ClinicNode node, int tick, int inHour, DayMeasure measure) throws SQLException, ReflectiveOperationException {
        int due = inHour * (tick + 1) / TICKS - inHour * tick / TICKS;
        for (int i = 0; i < due; i++) {
            pass(TICK.dividedBy(due));
            measure.operation(() -> operation(node));
        }
        if (due == 0) {
            pass(TICK);
        }
        node.eachFiveSeconds();
        if (tick % 2 == 0) {
            node.eachTenSeconds();
            measure.look();
        }
        if (tick % MINUTE == 0) {
            node.eachMinute();
        }
    }

    private void pass(Duration time) throws ReflectiveOperationException {
        clock.pass(time);
        database.moveClock();
        Instant begun = clock.instant().minus(sessionLifetime);
        while (!signedIn.isEmpty() && !signedIn.get(0).began().isAfter(begun)) {
            signedIn.remove(0);
        }
    }

    private void operation(ClinicNode node) {
        if (operations++ % EACH_SIGN_IN == 0 || signedIn.isEmpty()) {
            signIn(node);
        } else {
            node.refresh(signedIn.get(random.nextInt(signedIn.size())));
        }
    }

    private void signIn(ClinicNode node) {
        int number = random.nextInt(accounts.size());
        // At one of the two desks where that person works.
        Source source = new Source("192.0.2." + (number + random.nextInt(2)) % SOURCES);
        if (++signIns % EACH_MISTYPED == 0) {
            node.mistype(accounts.get(number), source);
            others++;
        }
        SignedIn person = node.signIn(accounts.get(number), source);
        signedIn.add(person);
        kept.add(person);
        if (signIns % EACH_SIGN_OUT == 0) {
            node.signOut(signedIn.remove(random.nextInt(signedIn.size())));
            others++;
        }
    }

    /** Everybody who has signed in and not out, and whose session lasts. */
    List<SignedIn> signedIn() {
        return signedIn;
    }

    /**
     * The sessions of which the database has to have rows after an upkeep. Sessions that ended early are among them, up to a minute after
     * their end.
     */
    Deque<SignedIn> kept() {
        Instant begun = clock.instant().minus(sessionLifetime).minus(Duration.ofMinutes(1));
        while (!kept.isEmpty() && kept.peek().began().isBefore(begun)) {
            kept.remove();
        }
        return kept;
    }

    /** Sign-ins and refreshes so far. */
    long operations() {
        return operations;
    }

    long signIns() {
        return signIns;
    }

    /** What was recorded besides: mistyped passwords and sign-outs. */
    long others() {
        return others;
    }
}
