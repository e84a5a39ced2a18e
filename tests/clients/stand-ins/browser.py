#!/usr/bin/env python3
"""Stands in for a browser, and for the person at it: opens the address, presses the button of one person, and goes where it is sent."""

import html.parser
import sys
import urllib.parse
import urllib.request


class Form(html.parser.HTMLParser):
    """Where the page's form leads, and what it sends as it stands."""

    action = ""

    def __init__(self):
        super().__init__()
        self.fields = []
        self.people = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "form":
            self.action = values["action"]
        elif tag == "input" and (values["type"] == "hidden" or "checked" in values):
            self.fields.append((values["name"], values["value"]))
        elif tag == "button" and values.get("name") == "email":
            self.people.append(values["value"])


def main(person, address):
    page = Form()
    with urllib.request.urlopen(address) as reply:
        page.feed(reply.read().decode())
    if person not in page.people:
        sys.exit(f"{person} is not on the page: {page.people}")
    sent = urllib.parse.urlencode([("email", person), *page.fields]).encode()
    with urllib.request.urlopen(urllib.parse.urljoin(address, page.action), data=sent) as reply:
        reply.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
