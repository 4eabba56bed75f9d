// Shows the document that the address names: /docs?document=/api/v1/apps/tracker/openapi.json. Only documents of this server
// are shown. The access token stays in this page: nothing stores it, and no other server gets it.
(function () {
  "use strict";

  var PLATFORM = "/api/v1/openapi.json";
  var DOCUMENT = /^\/api\/v1\/(?:apps\/([A-Za-z0-9-]{1,64})\/)?openapi\.json(?:\?version=[1-9][0-9]{0,8})?$/;

  var token = "";
  var app = document.getElementById("app");
  var notice = document.getElementById("notice");

  function chosen() {
    var asked = new URLSearchParams(location.search).get("document") || PLATFORM;
    return DOCUMENT.test(asked) ? asked : PLATFORM;
  }

  function withToken(request) {
    var target = new URL(request.url, location.href);
    if (token && target.origin === location.origin && !request.headers.Authorization) {
      request.headers.Authorization = "Bearer " + token;
    }
    return request;
  }

  function show() {
    var url = chosen();
    var slug = DOCUMENT.exec(url)[1] || "";
    app.value = slug;
    document.getElementById("reference").replaceChildren();
    if (slug && !token) {
      notice.textContent = "The document of an app is shown to those who can see it: give an access token.";
      return;
    }
    notice.textContent = "";
    var ui = window.SwaggerUIBundle({
      url: url,
      dom_id: "#reference",
      deepLinking: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      persistAuthorization: false,
      queryConfigEnabled: false,
      tryItOutEnabled: false,
      validatorUrl: null,
      withCredentials: false,
      requestInterceptor: withToken,
      onComplete: function () {
        if (token) {
          ui.preauthorizeApiKey("bearer", token);
        }
      },
    });
  }

  document.getElementById("choice").addEventListener("submit", function (event) {
    event.preventDefault();
    token = document.getElementById("token").value.trim();
    var slug = app.value.trim();
    var current = DOCUMENT.exec(chosen())[1] || "";
    if (slug !== current) {
      var url = slug ? "/api/v1/apps/" + slug + "/openapi.json" : PLATFORM;
      history.pushState(null, "", slug ? "/docs?document=" + encodeURIComponent(url) : "/docs");
    }
    show();
  });
  window.addEventListener("popstate", show);
  show();
})();
