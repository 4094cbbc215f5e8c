package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.account.EmailAddress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Takes newly chosen passwords: checks them against the rules and hashes them, behind the same gate as sign-ins. */
@Dependent
public class NewPassword {

    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final HashGate gate;

    @Inject
    NewPassword(PasswordPolicy policy, PasswordHasher hasher, HashGate gate) {
        this.policy = policy;
        this.hasher = hasher;
        this.gate = gate;
    }

    /**
     * @param broken the rules that the password breaks, one sentence each
     * @param hash   of the NFC form; nothing where a rule is broken, or too many hashes are waiting
     */
    public record Chosen(List<String> broken, Optional<String> hash) {
    }

    /**
     * @param typed the password as typed
     * @param email the address of the account that the password is for
     */
    public Chosen choose(String typed, EmailAddress email) {
        List<String> broken = policy.broken(typed, email).stream().map(rule -> policy.sentence(rule) + ".").toList();
        return new Chosen(broken, broken.isEmpty() ? hash(Password.of(typed).orElseThrow()) : Optional.empty());
    }

    private Optional<String> hash(Password password) {
        return gate.run(hasher.demand(), () -> hasher.hash(password).hash());
    }
}
