package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Refresh tokens and their rotation (RFC 6749 §6, RFC 9700 §4.14). Every change of a family is made while its row is locked, on any
 * node, so two uses at once have one successor, and a revocation that has answered leaves nothing that could still be used.
 */
@ApplicationScoped
@Transactional
public class RefreshTokens {

    @Inject
    private RefreshTokenRows rows;

    @Inject
    private Settings settings;

    /**
     * Begins a family.
     *
     * @param lifetime from now to its absolute end
     * @return its first token
     */
    public String begin(Session session, String accountId, String clientId, SortedSet<String> scope, Duration lifetime) {
        RefreshTokenValue first = RefreshTokenValue.random();
        rows.insertFamily(session, accountId, clientId, scope, lifetime);
        rows.insertFirst(first, session.sid());
        return first.text();
    }

    /**
     * Replaces a token by its successor. Its immediate parent gets the same successor again within the grace time, as long as that was
     * not used: the client whose answer was lost. Any other token that was replaced ends the family.
     *
     * @param presented as it came
     * @param clientId  the authenticated client
     * @param check     asked while the family is locked and before anything is changed
     */
    public Rotation rotate(String presented, String clientId, Function<RefreshFamily, Rotation.Check> check) {
        RefreshTokenValue token = new RefreshTokenValue(presented);
        Optional<RefreshTokenRows.TokenRow> found = rows.lockFamilyOf(token);
        if (found.isEmpty()) {
            return new Rotation.Refused(Rotation.Reason.NOT_VALID, Optional.empty());
        }
        RefreshTokenRows.TokenRow row = found.get();
        if (!row.family().clientId().equals(clientId)) {
            return refused(Rotation.Reason.FOREIGN, row);
        }
        if (!row.familyIsAlive()) {
            return refused(Rotation.Reason.NOT_VALID, row);
        }
        Optional<RefreshTokenRows.Successor> lost = row.isParentOfCurrent() ? lostAnswer(token) : Optional.empty();
        if (!row.isCurrent() && lost.isEmpty()) {
            rows.end(row.family().session().sid(), "replayed");
            return refused(Rotation.Reason.REPLAYED, row);
        }
        return switch (check.apply(row.family())) {
            case STOP -> refused(Rotation.Reason.STOPPED, row);
            case END -> {
                rows.end(row.family().session().sid(), "account");
                yield refused(Rotation.Reason.ENDED, row);
            }
            case GO_ON -> new Rotation.Rotated(row.family(),
                    lost.map(successor -> token.unseal(successor.sealed())).orElseGet(() -> replace(token, row)).text());
        };
    }

    private static Rotation refused(Rotation.Reason reason, RefreshTokenRows.TokenRow row) {
        return new Rotation.Refused(reason, Optional.of(row.family()));
    }

    private Optional<RefreshTokenRows.Successor> lostAnswer(RefreshTokenValue token) {
        return rows.successorOf(token).filter(successor -> successor.ageSeconds() < settings.refreshGrace().toSeconds());
    }

    private RefreshTokenValue replace(RefreshTokenValue token, RefreshTokenRows.TokenRow row) {
        RefreshTokenValue successor = RefreshTokenValue.random();
        rows.replace(token, row, successor);
        return successor;
    }

    /** The family of a token that could be used now; nothing for one that was replaced, has ended, or never was. */
    public Optional<RefreshFamily> find(String presented) {
        return rows.find(new RefreshTokenValue(presented)).filter(row -> row.familyIsAlive() && row.isCurrent())
                .map(RefreshTokenRows.TokenRow::family);
    }

    /**
     * Ends the family that a token belongs to, whether the token was replaced or not (RFC 7009 §2.1).
     *
     * @param mayRevoke asked about the family before anything is changed
     * @return the family, ended or not; nothing where it was no refresh token of this service
     */
    public Optional<RefreshFamily> revoke(String presented, Predicate<RefreshFamily> mayRevoke) {
        Optional<RefreshTokenRows.TokenRow> row = rows.lockFamilyOf(new RefreshTokenValue(presented));
        Optional<RefreshFamily> family = row.map(RefreshTokenRows.TokenRow::family);
        family.filter(mayRevoke).ifPresent(known -> rows.end(known.session().sid(), "revoked"));
        return family;
    }
}
