package com.vidaplus.auth.endpoint.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Counts the requests that are being answered, for a stop that cuts none. The launcher of the runnable jar reads the count by JMX under
 * {@code com.vidaplus.auth:type=OpenRequests}, since it shares no classes with the WAR.
 */
public class OpenRequests extends HttpFilter implements OpenRequestsMBean {

    private static final long serialVersionUID = 1L;

    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean draining;
    private transient ObjectName name;

    @Override
    public void init(FilterConfig config) throws ServletException {
        try {
            String context = ObjectName.quote(config.getServletContext().getContextPath());
            name = new ObjectName("com.vidaplus.auth:type=OpenRequests,context=" + context);
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, name);
        } catch (JMException e) {
            throw new ServletException("Open requests cannot be shown", e);
        }
    }

    @Override
    public void destroy() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException e) {
            // The process ends, or the server has tidied up.
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        open.incrementAndGet();
        try {
            if (draining) {
                response.setHeader("Connection", "close");
            }
            chain.doFilter(request, response);
        } finally {
            leave(request);
        }
    }

    private void leave(HttpServletRequest request) {
        OnceComplete end = new OnceComplete(open::decrementAndGet);
        try {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(end);
                return;
            }
        } catch (IllegalStateException endedMeanwhile) {
            // The server would not tell the end of this request any more.
        }
        end.onComplete(null);
    }

    @Override
    public int getOpen() {
        return open.get();
    }

    @Override
    public void drain() {
        draining = true;
    }
}
