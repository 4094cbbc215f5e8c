'use strict';

(() => {
  // The page is at <context root>/docs/, so everything it needs is found from its own address, under any context path.
  const contextRoot = new URL('..', document.baseURI);
  const contextPath = contextRoot.pathname.replace(/\/$/, '');

  const copyOf = (value) => JSON.parse(JSON.stringify(value));

  /** Points the description at the service that serves this page. */
  const setAddresses = (description) => {
    const signIn = description.components.securitySchemes.account.flows.password;
    signIn.tokenUrl = contextPath + signIn.tokenUrl;
    description.servers = [{ url: contextPath || '/' }];
  };

  /** Leaves out what only machines read: OPTIONS, the second way to say "bearer", and the one for a client that a form has fields for. */
  const leaveOutMachineParts = (description) => {
    delete description.components.securitySchemes.bearer;
    delete description.components.securitySchemes.client;
    for (const path of Object.values(description.paths)) {
      delete path.options;
      for (const operation of [path.get, path.post].filter(Boolean)) {
        operation.security = (operation.security || []).filter((requirement) => requirement.account);
      }
    }
  };

  /** Opens the forms empty: a person who tries one out types an own name, and must not send an example client along. */
  const emptyTheForms = (description) => {
    const { TokenForm, OAuthTokenForm, OAuthTokenQuestionForm } = description.components.schemas;
    for (const form of [TokenForm, OAuthTokenForm, OAuthTokenQuestionForm]) {
      for (const field of Object.values(form.properties)) {
        field.example = '';
      }
    }
  };

  const forPeople = (description) => {
    const copy = copyOf(description);
    setAddresses(copy);
    leaveOutMachineParts(copy);
    emptyTheForms(copy);
    return copy;
  };

  const nothing = () => () => null;

  const pagePlugin = () => ({
    statePlugins: {
      spec: {
        wrapActions: {
          // Called with an empty object first, before the file is there.
          updateJsonSpec: (update) => (description) => update(description.components ? forPeople(description) : description),
        },
      },
    },
    wrapComponents: {
      ServersContainer: nothing,
      InfoUrl: nothing,
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
    plugins: [pagePlugin],
    layout: 'BaseLayout',
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    // The token stays in this page's memory, and nothing is sent to a validator elsewhere.
    persistAuthorization: false,
    validatorUrl: null,
  });
})();
