package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.ReadinessCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether there is a key to sign with. */
@ApplicationScoped
public class SigningKeyCheck implements ReadinessCheck {

    @Inject
    private KeyRing keys;

    @Override
    public boolean isThere() {
        return keys.active() != null;
    }
}
