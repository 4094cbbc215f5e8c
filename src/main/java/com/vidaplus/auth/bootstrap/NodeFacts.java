package com.vidaplus.auth.bootstrap;

import java.util.function.BooleanSupplier;

/** The facts as they were when the node started; whether it is ready is asked anew each time. */
final class NodeFacts implements NodeFactsMXBean {

    private final String database;
    private final String hashEngine;
    private final String signatureEngine;
    private final String issuer;
    private final BooleanSupplier ready;

    NodeFacts(String database, String hashEngine, String signatureEngine, String issuer, BooleanSupplier ready) {
        this.database = database;
        this.hashEngine = hashEngine;
        this.signatureEngine = signatureEngine;
        this.issuer = issuer;
        this.ready = ready;
    }

    @Override
    public String getDatabase() {
        return database;
    }

    @Override
    public String getHashEngine() {
        return hashEngine;
    }

    @Override
    public String getSignatureEngine() {
        return signatureEngine;
    }

    @Override
    public String getIssuer() {
        return issuer;
    }

    @Override
    public boolean isReady() {
        return ready.getAsBoolean();
    }
}
