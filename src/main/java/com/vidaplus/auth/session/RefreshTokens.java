package com.vidaplus.auth.session;

import com.vidaplus.auth.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Refresh tokens and their rotation (RFC 6749 §6, RFC 9700 §4.14). A token is read, and then replaced by one statement that finds out
 * whether that is still allowed. So two uses at once, on any nodes, have one successor. A revocation that has answered leaves no token that
 * could still be used.
 */
@ApplicationScoped
public class RefreshTokens {

    private final RefreshTokenRows rows;
    private final RefreshFamilyRows families;
    private final OldAncestors ancestors;
    private final Settings settings;

    /** For the client proxy. */
    protected RefreshTokens() {
        this(null, null, null, null);
    }

    /** @param settings for how long a client may ask again for a successor */
    @Inject
    RefreshTokens(RefreshTokenRows rows, RefreshFamilyRows families, OldAncestors ancestors, Settings settings) {
        this.rows = rows;
        this.families = families;
        this.ancestors = ancestors;
        this.settings = settings;
    }

    /**
     * Replaces a token by its successor. A client whose answer was lost may present the immediate parent again within the grace time, and
     * gets the same successor while that is unused. Any other token that was replaced ends the family.
     *
     * @param presented as the client sent it
     * @param clientId  the authenticated client
     * @param check     asked before anything is changed; once more if another request changed the family meanwhile
     */
    public Rotation rotate(String presented, String clientId, Function<RefreshTokenStatus, Rotation.Check> check) {
        RefreshTokenValue token = new RefreshTokenValue(presented);
        return attempt(token, clientId, check).or(() -> attempt(token, clientId, check))
                .orElseThrow(() -> new IllegalStateException("A refresh token has no successor and cannot be given one"));
    }

    /** @return empty if the token was replaced, or its family ended, after the token was read; a second attempt finds it so */
    private Optional<Rotation> attempt(RefreshTokenValue token, String clientId, Function<RefreshTokenStatus, Rotation.Check> check) {
        Optional<RefreshTokenRows.TokenRow> found = rows.find(token);
        if (found.isEmpty()) {
            return Optional.of(new Rotation.Refused(Rotation.Reason.NOT_VALID, Optional.empty()));
        }
        RefreshTokenRows.TokenRow row = found.get();
        if (!row.status().family().clientId().equals(clientId)) {
            return refused(Rotation.Reason.FOREIGN, row);
        }
        if (!row.familyIsAlive()) {
            return refused(Rotation.Reason.NOT_VALID, row);
        }
        Optional<RefreshTokenRows.Successor> lost = row.isParentOfCurrent() ? lostAnswer(token) : Optional.empty();
        if (!row.isCurrent() && lost.isEmpty()) {
            return ended("replayed", Rotation.Reason.REPLAYED, row);
        }
        return switch (check.apply(row.status())) {
            case STOP -> refused(Rotation.Reason.STOPPED, row);
            case END -> ended("account", Rotation.Reason.ENDED, row);
            case GO_ON -> lost.map(successor -> token.unseal(successor.sealed())).or(() -> replace(token, row))
                    .map(successor -> new Rotation.Rotated(row.status(), successor.text()));
        };
    }

    private static Optional<Rotation> refused(Rotation.Reason reason, RefreshTokenRows.TokenRow row) {
        return Optional.of(new Rotation.Refused(reason, Optional.of(row.status().family())));
    }

    private Optional<Rotation> ended(String why, Rotation.Reason reason, RefreshTokenRows.TokenRow row) {
        families.end(row.status().family().session().sid(), why);
        return refused(reason, row);
    }

    private Optional<RefreshTokenRows.Successor> lostAnswer(RefreshTokenValue token) {
        return rows.successorOf(token).filter(successor -> successor.sealed() != null && successor.age().compareTo(settings.refreshGrace()) < 0);
    }

    private Optional<RefreshTokenValue> replace(RefreshTokenValue token, RefreshTokenRows.TokenRow row) {
        RefreshTokenValue successor = RefreshTokenValue.random();
        if (!rows.replace(token, row, successor)) {
            return Optional.empty();
        }
        ancestors.forget(row.status().family().session().sid(), row.seq() + 1);
        return Optional.of(successor);
    }

    /** The status of a token that could be used now; empty for a token that was replaced, has ended, or never was. */
    public Optional<RefreshTokenStatus> find(String presented) {
        return rows.find(new RefreshTokenValue(presented)).filter(row -> row.familyIsAlive() && row.isCurrent())
                .map(RefreshTokenRows.TokenRow::status);
    }

    /**
     * Ends the family that a token belongs to, whether the token was replaced or not (RFC 7009 §2.1).
     *
     * @param mayRevoke asked about the family before anything is changed
     * @return the family, ended or not; empty if the text is no refresh token of this service
     */
    public Optional<RefreshFamily> revoke(String presented, Predicate<RefreshFamily> mayRevoke) {
        Optional<RefreshFamily> family = rows.find(new RefreshTokenValue(presented)).map(row -> row.status().family());
        family.filter(mayRevoke).ifPresent(known -> families.end(known.session().sid(), "revoked"));
        return family;
    }
}
