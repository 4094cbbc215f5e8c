package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.metrics.Gauge;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out the one signature engine of this process, chosen once at the start. */
@ApplicationScoped
class Signing {

    @Produces
    @Singleton
    SignatureEngine engine(Settings settings) {
        return settings.signatureNative() ? SignatureEngine.find() : SignatureEngine.JAVA;
    }

    @Produces
    @Singleton
    Gauge nativeEngine(SignatureEngine engine) {
        return new Gauge("vidaplus_signatures_native",
                "1 where the Amazon Corretto Crypto Provider computes signatures, 0 where Java does.", () -> engine.isNative() ? 1 : 0);
    }
}
