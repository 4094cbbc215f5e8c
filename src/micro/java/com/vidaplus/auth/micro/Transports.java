package com.vidaplus.auth.micro;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The objects by which the server listens. The server's classes are known by name alone: they are in jars within the jar, which a compiler
 * does not see. Every method throws {@link ReflectiveOperationException} on another server than this class was written for.
 */
final class Transports {

    private final ClassLoader server;

    /** @param server any object of the server's own classes */
    Transports(Object server) {
        this.server = server.getClass().getClassLoader();
    }

    /** One transport for each listener, open or not. */
    List<Object> all() throws ReflectiveOperationException {
        List<Object> transports = new ArrayList<>();
        for (Object listener : listeners()) {
            transports.add(call(listener, "getTransport"));
        }
        return transports;
    }

    /** Where the server listens now, as the beginning of an address; a listener on every address is named {@code localhost}. */
    List<String> addresses() throws ReflectiveOperationException {
        List<String> addresses = new ArrayList<>();
        for (Object listener : listeners()) {
            String scheme = String.valueOf(call(listener, "getName")).startsWith("https") ? "https" : "http";
            Object transport = call(listener, "getTransport");
            for (Object socket : collection(transport.getClass(), transport, "serverConnections")) {
                addresses.add(scheme + "://" + authority((InetSocketAddress) call(socket, "getLocalAddress")));
            }
        }
        return addresses;
    }

    private static String authority(InetSocketAddress address) {
        String host = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private List<Object> listeners() throws ReflectiveOperationException {
        Class<?> service = server.loadClass("com.sun.enterprise.v3.services.impl.GrizzlyService");
        Object grizzly = server.loadClass("org.glassfish.internal.api.Globals").getMethod("get", Class.class).invoke(null, service);
        List<Object> listeners = new ArrayList<>();
        for (Object proxy : collection(service, grizzly, "proxies")) {
            listeners.add(call(proxy, "getUnderlyingListener"));
        }
        return listeners;
    }

    private static Collection<?> collection(Class<?> type, Object target, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return (Collection<?>) field.get(target);
    }

    /** Calls a public method, also where the class of the object is hidden. */
    static Object call(Object target, String method) throws ReflectiveOperationException {
        Method found = target.getClass().getMethod(method);
        found.setAccessible(true);
        return found.invoke(target);
    }
}
