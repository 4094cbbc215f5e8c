package com.vidaplus.auth.platform;

import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.SettingWarnings;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Clock;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hands out what the runtime provides: the checked settings, the clock and the data source. */
@ApplicationScoped
public class Environment {

    private static final Logger LOG = System.getLogger(Environment.class.getName());

    /**
     * Names under which servers bind {@code jdbc/vidaplus}; WildFly wants its own prefix where a name is looked up by hand,
     * Payara and Open Liberty do not know that prefix.
     */
    private static final String[] DATA_SOURCE_NAMES = {"jdbc/vidaplus", "java:/jdbc/vidaplus"};

    /**
     * @return the settings, from every source that MicroProfile Config has on this server
     * @throws InvalidSetting which stops the start; its message is logged here, once and by itself
     */
    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        try {
            Settings settings = new Settings(name -> config.getOptionalValue(name, String.class),
                    name -> Optional.ofNullable(config.getConfigValue(name).getRawValue()));
            SettingWarnings.of(settings).forEach(warning -> LOG.log(Level.WARNING, "{0}", warning));
            return settings;
        } catch (InvalidSetting e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. {0}", e.getMessage());
            throw e;
        }
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * @return the data source {@code jdbc/vidaplus}
     * @throws NamingException where the server has none by that name
     */
    @Produces
    @Singleton
    DataSource dataSource() throws NamingException {
        NamingException first = null;
        for (String name : DATA_SOURCE_NAMES) {
            try {
                return InitialContext.doLookup(name);
            } catch (NamingException e) {
                first = first == null ? e : first;
            }
        }
        throw first;
    }
}
