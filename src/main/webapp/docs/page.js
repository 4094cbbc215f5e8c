'use strict';

(() => {
  // The page is at <context root>/docs/, so everything it needs is found from its own address, under any context path.
  const contextRoot = new URL('..', document.baseURI);

  /** Points the description at the service that serves this page, wherever its context root is. */
  const atThisService = (description) => {
    const here = contextRoot.pathname.replace(/\/$/, '');
    const flow = description.components.securitySchemes.password.flows.password;
    return {
      ...description,
      servers: [{ url: here || '/' }],
      components: {
        ...description.components,
        securitySchemes: {
          ...description.components.securitySchemes,
          password: {
            ...description.components.securitySchemes.password,
            flows: { password: { ...flow, tokenUrl: here + flow.tokenUrl } },
          },
        },
      },
    };
  };

  /** What the document tells machines and a reader does not need: OPTIONS, and a choice of one server. */
  const plainer = () => ({
    statePlugins: {
      spec: {
        wrapActions: {
          updateJsonSpec: (update) => (description) =>
            update(description && description.components ? atThisService(description) : description),
        },
        wrapSelectors: {
          operations: (operations) => (...args) => operations(...args).filter((operation) => operation.get('method') !== 'options'),
        },
      },
    },
    wrapComponents: {
      ServersContainer: () => () => null,
      InfoUrl: () => () => null,
    },
  });

  const followColorScheme = () => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
    dark.addEventListener('change', apply);
    apply();
  };

  followColorScheme();
  window.SwaggerUIBundle({
    url: new URL('openapi.yaml', contextRoot).href,
    dom_id: '#api',
    presets: [window.SwaggerUIBundle.presets.apis],
    plugins: [plainer],
    layout: 'BaseLayout',
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    // The token stays in memory and no description leaves this host.
    persistAuthorization: false,
    validatorUrl: null,
  });
})();
