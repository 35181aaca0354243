# Varnish (7.1, with vmod xkey of varnish-modules) in front of Kaiyuan. Start it with `-p http_gzip_support=off`: the portal
# compresses by itself, brotli too, and each coding is a variant of its own.
#
# The portal tells it of each change (contract 8, "Caches in front"):
#   CACHE_TAGS=xkey  PURGE_URL=http://127.0.0.1:6081/  PURGE_METHOD=PURGE  PURGE_HEADERS=xkey-purge: {tags}
vcl 4.1;

import directors;
import std;
import xkey;

probe ready {
  .request = "GET /api/ready HTTP/1.1" "Host: localhost" "Connection: close";
  .interval = 1s;
  .timeout = 1s;
  .window = 3;
  .threshold = 2;
  .initial = 2;
}

# One backend for each instance.
backend one {
  .host = "127.0.0.1";
  .port = "3001";
  .probe = ready;
}

backend two {
  .host = "127.0.0.1";
  .port = "3002";
  .probe = ready;
}

# Who may purge: the machines of the instances.
acl purgers {
  "127.0.0.1";
  "::1";
}

# Who terminates TLS, and says in X-Forwarded-For for whom it asks.
acl front {
  "127.0.0.1";
  "::1";
}

sub vcl_init {
  new portal = directors.round_robin();
  portal.add_backend(one);
  portal.add_backend(two);
}

sub vcl_recv {
  if (req.method == "PURGE") {
    # What comes from readers carries the address of whoever asked, and ours behind it.
    if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
      return (synth(403, "Forbidden"));
    }
    if (!req.http.xkey-purge) {
      return (synth(400, "xkey-purge is missing"));
    }
    set req.http.n-gone = xkey.purge(req.http.xkey-purge);
    return (synth(200, "Purged"));
  }
  # Varnish has appended the address of whoever connected; readers are behind the front.
  if (client.ip ~ front) {
    set req.http.X-Forwarded-For = regsub(req.http.X-Forwarded-For, ",\s*[^,]*$", "");
  }

  # Accounts, and connections that follow changes, belong to one instance.
  if (req.url ~ "^/desk(?:[/?]|$)") {
    set req.backend_hint = one;
    return (pass);
  }
  set req.backend_hint = portal.backend();
  if (req.method != "GET" && req.method != "HEAD") {
    return (pass);
  }
  # Previews, and what differs by reader.
  if (req.http.Cookie ~ "kaiyuan-preview" || req.url ~ "^/(?:metrics|reading\.css)(?:\?|$)" || req.url ~ "^/api/(?!og/|articles)") {
    return (pass);
  }
  unset req.http.Cookie;

  # The portal ignores queries that a page does not know.
  if (req.url !~ "^(?:/zh-hant)?/(?:search|leave|api|media|assets|_next)(?:[/?]|$)" && req.url !~ "\?.*%") {
    set req.url = regsub(req.url, "\?.*$", "");
  }
  if (req.http.Accept-Encoding ~ "\bbr\b") {
    set req.http.Accept-Encoding = "br";
  } elsif (req.http.Accept-Encoding ~ "\bgzip\b") {
    set req.http.Accept-Encoding = "gzip";
  } else {
    unset req.http.Accept-Encoding;
  }
  # Feeds have a second form for browsers.
  if (req.http.Sec-Fetch-Dest != "document") {
    unset req.http.Sec-Fetch-Dest;
  }
  # What is over is shown once more only while nobody can say what is new (stale-if-error).
  if (std.healthy(req.backend_hint)) {
    set req.grace = 0s;
  }
}

sub vcl_backend_response {
  # An instance that is starting or stopping: the next one knows.
  if (beresp.status == 503 && bereq.method == "GET" && bereq.retries < 1) {
    return (retry);
  }
  # Pages that are purged when they change may stay; the time bounds what a purge that was lost can cost.
  if (beresp.status == 200 && beresp.http.CDN-Cache-Control ~ "max-age=\d+") {
    set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, "^.*max-age=(\d+).*$", "\1s"), 1s);
  }
  if (beresp.http.Cache-Control ~ "stale-if-error") {
    set beresp.grace = 300s;
  } else {
    set beresp.grace = 0s;
  }
}

sub vcl_deliver {
  # RFC 9211, behind what the portal says.
  if (obj.hits > 0) {
    set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; hit";
  } else {
    set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; fwd=miss";
  }
  set resp.http.Cache-Status = regsub(resp.http.Cache-Status, "^, ", "");
  unset resp.http.xkey;
  unset resp.http.Cache-Tag;
  unset resp.http.Surrogate-Key;
  unset resp.http.Surrogate-Control;
  unset resp.http.CDN-Cache-Control;
  unset resp.http.X-Varnish;
  unset resp.http.Via;
  # What was purged in time is as new as the content.
  unset resp.http.Age;
}

sub vcl_backend_error {
  if (bereq.method == "GET" && bereq.retries < 1) {
    return (retry);
  }
  set beresp.http.Content-Type = "text/plain; charset=utf-8";
  set beresp.http.Cache-Control = "no-store";
  set beresp.http.Retry-After = "5";
  synthetic("Service Unavailable" + {"
"});
  return (deliver);
}
