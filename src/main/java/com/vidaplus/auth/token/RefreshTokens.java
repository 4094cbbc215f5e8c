package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.Settings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Refresh tokens and their rotation (RFC 6749 §6, RFC 9700 §4.14). Every change of a family is made while its row is locked, on any
 * node, so two uses at once have one successor, and a revocation that has answered leaves nothing that could still be used.
 */
@Stateless
public class RefreshTokens {

    private static final Logger LOG = System.getLogger(RefreshTokens.class.getName());

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
        rows.insertToken(first, session.sid(), 0);
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
            return Rotation.Refused.NOT_VALID;
        }
        RefreshTokenRows.TokenRow row = found.get();
        if (!row.family().clientId().equals(clientId)) {
            LOG.log(Level.WARNING, "Refresh token of family {0} presented by another client", row.family().session().sid());
            return Rotation.Refused.FOREIGN;
        }
        if (!row.familyIsAlive()) {
            return Rotation.Refused.NOT_VALID;
        }
        boolean lostAnswer = row.isParentOfCurrent() && row.secondsSinceReplaced() < settings.refreshGrace().toSeconds();
        if (!row.isCurrent() && !lostAnswer) {
            rows.end(row.family().session().sid(), "replayed");
            LOG.log(Level.WARNING, "Replaced refresh token presented again: family {0} has ended", row.family().session().sid());
            return Rotation.Refused.REPLAYED;
        }
        return switch (check.apply(row.family())) {
            case STOP -> Rotation.Refused.STOPPED;
            case END -> {
                rows.end(row.family().session().sid(), "account");
                yield Rotation.Refused.ENDED;
            }
            case GO_ON -> new Rotation.Rotated(row.family(), (lostAnswer ? successorOf(token, row) : replace(token, row)).text());
        };
    }

    private static RefreshTokenValue successorOf(RefreshTokenValue token, RefreshTokenRows.TokenRow row) {
        return token.unseal(row.sealedSuccessor());
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
     * @return whether it was a refresh token of this service
     */
    public boolean revoke(String presented, Predicate<RefreshFamily> mayRevoke) {
        Optional<RefreshTokenRows.TokenRow> row = rows.lockFamilyOf(new RefreshTokenValue(presented));
        row.map(RefreshTokenRows.TokenRow::family).filter(mayRevoke).ifPresent(family -> rows.end(family.session().sid(), "revoked"));
        return row.isPresent();
    }
}
