package com.vidaplus.auth.endpoint.http;

/** Shows {@link OpenRequests} to the launcher that stops the process; JMX wants an interface of this name. */
public interface OpenRequestsMBean {

    /** How many requests have come in and were not answered yet. */
    int getOpen();

    /** From now on every answer ends its connection, so that clients that keep connections go elsewhere. */
    void drain();
}
