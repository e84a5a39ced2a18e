"""Reads links with the parsers of others. Standard input: JSON of {format, written}; output: JSON of what each leads to and says."""

import json
import sys
import xml.etree.ElementTree as xml

import docutils.core
import docutils.nodes
import html5lib
import markdown
import markdown_it
import mwparserfromhell


def of_html(text):
    root = html5lib.parse(text, namespaceHTMLElements=False)
    body = root.find("body")
    inside = list(body.iter())
    links = list(body.iter("a"))
    pictures = list(body.iter("img"))
    assert len(links) == 1, text
    return {
        "href": links[0].get("href"),
        "text": pictures[0].get("alt") if pictures else "".join(body.itertext()).strip(),
        "badge": pictures[0].get("src") if pictures else None,
        "tags": sorted(one.tag for one in inside if one.tag not in ("body", "p", "a", "img")),
    }


def of_rst(text):
    document = docutils.core.publish_doctree(
        text, settings_overrides={"report_level": 2, "halt_level": 2, "warning_stream": False}
    )
    (link,) = document.findall(docutils.nodes.reference)
    pictures = list(document.findall(docutils.nodes.image))
    known = (docutils.nodes.document, docutils.nodes.paragraph, docutils.nodes.reference)
    known += (docutils.nodes.image, docutils.nodes.Text)
    return {
        "href": link["refuri"],
        "text": pictures[0]["alt"] if pictures else document.astext(),
        "badge": pictures[0]["uri"] if pictures else None,
        "tags": sorted(one.tagname for one in document.findall() if not isinstance(one, known)),
    }


def of_confluence(text):
    root = xml.fromstring(f'<r xmlns:ac="ac" xmlns:ri="ri">{text}</r>')
    (link,) = root
    pictures = list(root.iter("{ac}image"))
    known = ("r", "a", "{ac}image", "{ri}url")
    return {
        "href": link.get("href"),
        "text": pictures[0].get("{ac}alt") if pictures else "".join(root.itertext()),
        "badge": pictures[0][0].get("{ri}value") if pictures else None,
        "tags": sorted(one.tag for one in root.iter() if one.tag not in known),
    }


def of_mediawiki(text):
    code = mwparserfromhell.parse(text)
    (link,) = code.nodes
    known = (mwparserfromhell.nodes.Text, mwparserfromhell.nodes.HTMLEntity)
    inside = link.title.nodes if link.title else []
    return {
        "href": str(link.url),
        "text": "".join(
            one.normalize() if isinstance(one, mwparserfromhell.nodes.HTMLEntity) else str(one)
            for one in inside
        ),
        "badge": None,
        "tags": sorted(type(one).__name__ for one in inside if not isinstance(one, known)),
    }


commonmark = markdown_it.MarkdownIt("commonmark")
github = markdown_it.MarkdownIt("gfm-like")
READERS = {
    "markdown": [
        lambda text: of_html(commonmark.render(text)),
        lambda text: of_html(github.render(text)),
        lambda text: of_html(markdown.markdown(text)),
        lambda text: of_html(
            "".join(github.render(f"| a | b |\n| - | - |\n| {text} | c |").partition("<td>")[2].partition("</td>")[:1])
        ),
    ],
    "html": [of_html],
    "rst": [of_rst],
    "confluence": [of_confluence],
    "mediawiki": [of_mediawiki],
}


def attempt(reader, text):
    try:
        return reader(text)
    except Exception as error:
        return {"error": repr(error)}


json.dump(
    [[attempt(read, one["written"]) for read in READERS[one["format"]]] for one in json.load(sys.stdin)],
    sys.stdout,
)
