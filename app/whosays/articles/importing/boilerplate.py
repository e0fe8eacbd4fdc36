"""Knows the lines of a page that are not its article: links, pleas, buttons, notices.

Only whole, short blocks are judged; whatever is left out is told.
"""

from __future__ import annotations

import re

_MOST_WORDS = 40  # a paragraph of an article that happens to begin so has more
_LONGEST = 400  # code points
_NETWORK = (
    r"(?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|tiktok|threads|bluesky"
    r"|mastodon|reddit|pinterest|google news|e-?mail|messenger|flipboard)"
)
_BUTTON = (
    r"(?:share|tweet|print|save|comments?|bookmark|copy(?: the)? link|like|more|close|menu|search"
    rf"|{_NETWORK})"
)
_THING = r"(?:article|story|page|post|topics?|content|news|coverage)"

_WHOLE = (
    rf"(?>{_BUTTON}(?:[\s|•·,/]+|\Z))++",
    rf"(?:share|tweet|print|save|e-?mail|listen to|follow) (?:(?:this|the) )?{_THING}"
    r"(?: (?:on|via|with|by) .{1,40})?",
    rf"(?:share|tweet|send)(?: (?:this|it))? (?:on|via|with|by|to) "
    rf"(?:{_NETWORK}|.{{0,20}}friends?)",
    r"(?:story|article|video|text) continues (?:below|after).*",
    r"(?:scroll|skip) (?:to|past|down).{0,40}",
    r"advertise?ments?|advertising|sponsored(?: content)?|promoted|paid content|ad",
    r"(?:the )?(?:latest|top|most (?:read|popular|viewed)|trending)(?: (?:now|news|stories))*",
    r"(?:recommended|suggested|popular|must reads?)(?: (?:for you|stories|reading|articles))?",
    r"you (?:may|might) (?:also )?like|up next|what to read next|around the web",
    r"editors?[’']s? picks?|.{0,20}\bmust[ -]reads?\b.{0,20}",
    r"(?:read|see|watch|view|learn|load|show|find out) (?:more|also|all|now|next|less)"
    r"(?: (?:here|stories|comments|about this))?",
    r"(?:more|also) (?:on|from|in|about) (?:this|the|our) (?:story|topic|web|subject|section|site)",
    rf"(?:related|similar)(?: (?:{_THING}|articles|stories|posts|(?:internet )?links?))?",
    r"back to top|(?:next|previous) (?:article|story|post)|home|loading|(?:sign|log) in",
    r"subscribe(?: now)?|\d* ?comments?(?: \(\d+\))?|join the conversation",
    r"(?:leave|post|add|write) a (?:comment|reply).*",
    r"(?:accept|reject|manage)(?: all)?(?: cookies)?",
    r"\d{1,3} ?(?:min|minutes?)[ -]read",
    r"getty images|reuters|ap photo|afp|epa",
)
_LEADING_TO_MORE = (
    r"read|see|watch|listen|also read|read also|read more|see also|watch (?:also|more|live|now)",
    r"listen (?:also|now)|more|related|related (?:articles?|stories|story)|read next|learn more",
    r"read more (?:about|on) this|don[’']t miss|in case you missed it|recommended|next|live",
    r"read the full story|explore more",
)
_BEGINNING = (
    rf"(?:{'|'.join(_LEADING_TO_MORE)})\s*[:»>→|]",
    r"read more (?:of|on|from|in|at) (?:our|the|this)",
    r"(?:sign up|register|subscribe|join)\b.*\b(?:newsletters?|inbox|e-?mail|alerts|updates"
    r"|channel|briefing|account|subscri\w+|for free|today)\b",
    r".{0,60}[.?!]\s+sign up (?:for|to|here)\b",
    rf"(?:follow|like|find|join) (?:us|him|her|them|the \w+|@?\w+) on {_NETWORK}\b",
    r"(?:get|receive)\b.*\b(?:newsletters?|inbox|delivered|alerts|notifications)\b",
    r"(?:download|install|get) (?:our|the)\b.*\bapp\b",
    r"(?:click|tap) (?:here|to|on|below)\b",
    r"(?:support|help) (?:us|our|independent|quality)\b.*\b(?:journalism|reporting|newsroom"
    r"|donat\w+|contribut\w+|subscri\w+)\b",
    r"(?:become|be) a (?:member|subscriber|supporter)\b",
    r"already (?:a (?:subscriber|member)|registered|have an account)",
    r"(?:to continue reading|continue reading|keep reading)\b",
    r"(?:have|got|do you have) (?:a|any) (?:news )?(?:tip|story|question|confidential)\b",
    r"thank(?:s| you) for reading\b",
    r"(?:™ ?& ?)?(?:©|\(c\)|copyright\b)",
    r"all rights reserved",
    r"this (?:material|content|article|story) (?:may not be|is protected by)\b.*\b(?:republish"
    r"|reproduc|redistribut|rewritten|copyright)\w*",
    r"(?:image|photo|picture|video|pic) (?:source|credit|copyright|by|courtesy)\b",
    r"(?:photo|image|picture|credit|pic)\s?:",
    r"(?:tags|topics|filed under|categories|keywords|posted in)\s?:",
    r"(?:please )?(?:enable|turn on) javascript",
    r"(?:we|this (?:web)?site) uses? cookies",
    r"your browser (?:does not|doesn[’']t) support",
)
_OVER_LINKS = (
    r"related|more on this|more from|recommended|most (?:read|popular)|trending|read next|similar",
    r".{0,20}\bmust[ -]reads?",
    r"what to read next|latest news|top stories|you (?:may|might)|up next|editors?[’']s? picks?",
)
_SUBSCRIBERS = (
    r"\b(?:subscribe|log in|sign in|register|create (?:an|a free) account"
    r"|become a (?:member|subscriber))\b.{0,60}"
    r"\b(?:continue|keep|finish|read (?:the )?(?:full|rest|whole)|unlock|to read)\b",
    r"\bthis (?:article|story|content) is (?:only |exclusively )?"
    r"(?:for|available to) (?:our )?subscribers\b",
)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_WHOLE_LINE, _LINE_BEGINNING = _any(_WHOLE), _any(_BEGINNING)
_TITLE_OVER_LINKS, _FOR_SUBSCRIBERS = _any(_OVER_LINKS), _any(_SUBSCRIBERS)
_EDGES = " \t\n.!:…»›>→|*"


def is_boilerplate(text: str) -> bool:
    """Tell whether the block *text* belongs to the page and not to its article."""
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS:
        return False
    core = text.strip(_EDGES)
    return bool(_WHOLE_LINE.fullmatch(core) or _LINE_BEGINNING.match(text.lstrip(" >»→•*")))


def begins_links(text: str) -> bool:
    """Tell whether the block *text* is a title over a list of links to other articles."""
    return text.count(" ") < 8 and bool(_TITLE_OVER_LINKS.match(text)) and is_boilerplate(text)


def asks_to_subscribe(text: str) -> bool:
    """Tell whether *text*, a block of a page, says that the rest is for subscribers."""
    return bool(_FOR_SUBSCRIBERS.search(text))
