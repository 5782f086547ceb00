"""Answers POST /notify/{key} as the Apprise API does, and hands what comes to Apprise itself.

Usage: apprise-api.py KEY TARGET [TAG]: the key, and what is set up under it: an Apprise URL, with a tag.
Prints its port. Ends when its standard input does.
"""
import http.server
import json
import sys
import threading

import apprise

KEY, TARGET, *TAGS = sys.argv[1:]
SERVICES = apprise.Apprise()
SERVICES.add(TARGET, tag=TAGS)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status_of(raw))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def status_of(self, raw):
        """The statuses of swagger.yaml and views.py (NotifyView)."""
        if self.path != "/notify/" + KEY:
            return 204
        try:
            content = json.loads(raw)
        except ValueError:
            return 400
        if not content.get("body"):
            return 400
        if content.get("type", "info") not in apprise.NOTIFY_TYPES:
            return 400
        if content.get("format", "text") not in apprise.NOTIFY_FORMATS:
            return 400
        # None where no service has the tag.
        result = SERVICES.notify(
            body=content["body"],
            title=content.get("title", ""),
            notify_type=content.get("type", "info"),
            body_format=content.get("format"),
            tag=content.get("tag", "all"),
        )
        return 204 if result is None else 200 if result else 424

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
