"""Looks up every string a person reads in one gettext catalogue.

Import ``_`` and ``ngettext`` explicitly. They look the language up when they are called, so call
them where the text is needed, never while a module is being imported.
"""

from __future__ import annotations

import gettext as _gettext
import unicodedata

from whosays.bundled import bundled

PSEUDO = "qps"
"""A made-up language that stretches and accents every string, so that clipped labels show."""

_STRETCHED_VOWELS = str.maketrans({"a": "aā", "e": "eē", "i": "iī", "o": "oō", "u": "uū"})


class _PseudoTranslations(_gettext.NullTranslations):
    """Stretches what it is given by about a third, leaving ``{fields}`` alone."""

    def gettext(self, message: str) -> str:
        parts: list[str] = []
        depth = 0
        for character in message:
            depth += character == "{"
            plain = depth == 0
            depth -= character == "}"
            parts.append(character.translate(_STRETCHED_VOWELS) if plain else character)
        return unicodedata.normalize("NFC", "".join(parts))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the base's signature
        return self.gettext(message)


_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use_language(language: str | None) -> None:
    """Make *language* (BCP 47, ``qps`` for the stretched one, None for English) the current one."""
    global _current, _language  # noqa: PLW0603 - one process speaks one language at a time
    _language = language or "en"
    if language is None or language == "en":
        _current = _gettext.NullTranslations()
    elif language == PSEUDO:
        _current = _PseudoTranslations()
    else:
        folder = bundled("resources") / "translations"
        _current = _gettext.translation(
            "whosays", folder, [language.replace("-", "_")], fallback=True
        )


def language() -> str:
    """Return the current language, as ``use_language`` was given it."""
    return _language


def _(message: str) -> str:
    """Return *message* in the current language; the empty string stays empty."""
    return _current.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for *count* in the current language, still to be formatted."""
    return _current.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return *message* as it is said in *context* in the current language."""
    return _current.pgettext(context, message)
